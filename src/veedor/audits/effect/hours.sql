-- One row: the first and the last hour in which a visit starts, and how many hours have one.
-- Left out: visits that start outside the period.
SELECT
    min(date_trunc('hour', started_at)) AS first_hour,
    max(date_trunc('hour', started_at)) AS last_hour,
    count(DISTINCT date_trunc('hour', started_at)) AS with_visits
FROM visited
ORDER BY with_visits
