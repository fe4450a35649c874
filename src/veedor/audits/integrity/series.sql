-- One row per series of numbers: its ends, its rows, and the numbers missing between the first
-- and the last. Left out: series of fewer rows than the case asks for.
SELECT
    series,
    min(n) AS first,
    max(n) AS last,
    count(*) AS ids,
    CAST(sum(CASE WHEN n - prev_n > 1 THEN n - prev_n - 1 ELSE 0 END) AS BIGINT) AS missing,
    count(CASE WHEN n - prev_n > 1 THEN 1 END) AS gaps,
    max(CASE WHEN n - prev_n > 1 THEN n - prev_n - 1 ELSE 0 END) AS widest
FROM ordered
GROUP BY series
HAVING count(*) >= $series_rows
ORDER BY series
