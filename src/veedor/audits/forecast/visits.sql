-- One row: visits admitted, outside the period, and what is amiss with the rest.
-- Left out: nothing.
SELECT
    (SELECT count(*) FROM dosage) AS admitted,
    count(*) AS visits,
    count(CASE WHEN ended_at IS NULL THEN 1 END) AS endless,
    count(CASE WHEN ended_at < started_at THEN 1 END) AS reversed,
    count(CASE WHEN seconds < 60 * CAST($short_minutes AS BIGINT) THEN 1 END) AS short,
    count(CASE WHEN seconds > 43200 THEN 1 END) AS long,
    CAST(coalesce(sum(seconds), 0) AS BIGINT) AS seconds,
    count(seconds) AS timed,
    count(CASE WHEN at_police_premises THEN 1 END) AS premises,
    count(CASE WHEN at_police_premises IS NULL THEN 1 END) AS premises_unknown,
    count(CASE WHEN overlapping = 1 THEN 1 END) AS overlapping,
    count(CASE WHEN overlapping IS NULL THEN 1 END) AS vehicle_unknown,
    count(CASE
        WHEN unit IS NULL AND (latitude IS NULL OR longitude IS NULL) THEN 1
    END) AS nowhere,
    min(started_at_local) AS first_local,
    max(started_at_local) AS last_local
FROM visited
ORDER BY visits
