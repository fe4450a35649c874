-- One row per day and hour of the wall clock in which visits began, and how many.
-- Left out: visits outside the period.
SELECT
    CAST(started_at_local AS DATE) AS visited_on,
    CAST(extract(HOUR FROM started_at_local) AS BIGINT) AS hour_of_day,
    count(*) AS visits
FROM visited
GROUP BY CAST(started_at_local AS DATE), CAST(extract(HOUR FROM started_at_local) AS BIGINT)
ORDER BY visited_on, hour_of_day
