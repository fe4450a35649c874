-- One row per look-up whose id ends in a number, in the order of the numbers of its series (the
-- text before the number): its place, and the number and moments of the rows beside it. All
-- admitted look-ups: numbering knows no period.
-- No "$", which on Spark also matches before a last line end.
-- Left out: ids without a number at the end, longer than 24 characters (made, not counted), or
-- with a number past 18 digits.
WITH split AS (
    SELECT
        regexp_replace(q.query_id, '[0-9]+\z', '') AS series,
        q.query_id,
        q.made_at,
        a.account_no,
        q.person
    FROM queries AS q
    LEFT JOIN account_numbers AS a ON q.account = a.account
    WHERE length(q.query_id) <= 24
),
numbered AS (
    SELECT
        series,
        TRY_CAST(substr(query_id, length(series) + 1) AS BIGINT) AS n,
        made_at,
        account_no,
        person
    FROM split
    WHERE length(query_id) > length(series) AND length(query_id) <= length(series) + 18
)
SELECT
    series,
    n,
    made_at,
    account_no,
    person,
    row_number() OVER (PARTITION BY series ORDER BY n, made_at) AS place,
    lag(n) OVER (PARTITION BY series ORDER BY n, made_at) AS prev_n,
    lag(made_at) OVER (PARTITION BY series ORDER BY n, made_at) AS prev_at,
    lead(made_at) OVER (PARTITION BY series ORDER BY n, made_at) AS next_at
FROM numbered
