-- One row per place where, in the order of time, a series starts over: every number of two
-- active hours lies above every number of the next two. Left out: single rows out of order.
SELECT
    series,
    hour,
    before_high,
    highest AS after_high
FROM (
    SELECT
        series,
        hour,
        highest,
        lowest,
        lag(highest) OVER (PARTITION BY series ORDER BY hour) AS before_high,
        lag(lowest) OVER (PARTITION BY series ORDER BY hour) AS before_low,
        lag(lowest, 2) OVER (PARTITION BY series ORDER BY hour) AS earlier_low,
        lead(highest) OVER (PARTITION BY series ORDER BY hour) AS next_high
    FROM (
        SELECT
            series,
            date_trunc('hour', made_at) AS hour,
            min(n) AS lowest,
            max(n) AS highest
        FROM ordered
        GROUP BY series, date_trunc('hour', made_at)
    ) AS by_hour
) AS neighbours
WHERE
    greatest(highest, next_high) < before_low
    AND greatest(highest, next_high) < earlier_low
ORDER BY series, hour
