-- One row per block of consecutive numbers (at most ten thousand equal blocks from the first to
-- the last): how many of them the log holds. All admitted look-ups, in the period or not, as
-- numbering knows no period. Left out: ids that are not plain numbers.
WITH numbers AS (
    SELECT TRY_CAST(query_id AS BIGINT) AS n
    FROM queries
    WHERE regexp_matches(query_id, '^[0-9]{1,18}$')
),
ends AS (
    SELECT
        min(n) AS first,
        max(n) AS last,
        CAST(((max(n) - min(n)) - (max(n) - min(n)) % 10000) / 10000 AS BIGINT) + 1 AS width
    FROM numbers
)
SELECT
    CAST(((n.n - e.first) - (n.n - e.first) % e.width) / e.width AS BIGINT) AS block,
    e.width,
    e.first,
    e.last,
    count(*) AS ids
FROM numbers AS n
CROSS JOIN ends AS e
GROUP BY
    CAST(((n.n - e.first) - (n.n - e.first) % e.width) / e.width AS BIGINT),
    e.width,
    e.first,
    e.last
ORDER BY block
