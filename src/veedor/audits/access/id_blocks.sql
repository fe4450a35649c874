-- One row per block of consecutive numbers (at most ten thousand equal blocks from the first to
-- the last): how many of them the log holds. All admitted look-ups, in the period or not, as
-- numbering knows no period. Left out: ids that are not plain numbers.
-- No "$", which on Spark also matches before a last line end; no "/", whose floats round.
WITH numbers AS (
    SELECT TRY_CAST(query_id AS BIGINT) AS n
    FROM queries
    WHERE regexp_matches(query_id, '^[0-9]{1,18}\z')
),
ends AS (
    SELECT
        min(n) AS first,
        max(n) AS last,
        (max(n) - min(n)) // 10000 + 1 AS width
    FROM numbers
)
SELECT
    (n.n - e.first) // e.width AS block,
    e.width,
    e.first,
    e.last,
    count(*) AS ids
FROM numbers AS n
CROSS JOIN ends AS e
GROUP BY
    (n.n - e.first) // e.width,
    e.width,
    e.first,
    e.last
ORDER BY block
