-- One row per gap in the numbers across which at least one whole hour is silent: the moments of
-- the rows on both sides, and the numbers missing. All admitted look-ups.
-- Left out: gaps within an hour or between two hours that follow each other.
SELECT
    series,
    prev_n AS after_n,
    prev_at AS after_at,
    made_at AS before_at,
    n - prev_n - 1 AS missing
FROM ordered
WHERE
    n - prev_n > 1
    AND date_trunc('hour', made_at) > date_trunc('hour', prev_at) + INTERVAL '1' HOUR
ORDER BY series, after_n
