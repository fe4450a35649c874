-- One row per benchmark, place, hour and group: how many. Hour -1: all hours; no place: all places.
-- Left out: numbers below zero and hours outside the day.
SELECT
    benchmark,
    coalesce(trim(place), '') AS place,
    coalesce(hour, -1) AS hour,
    coalesce(trim(group_name), '') AS group_name,
    CAST(sum(number) AS BIGINT) AS number
FROM benchmarks
WHERE number >= 0 AND (hour IS NULL OR (hour >= 0 AND hour <= 23))
GROUP BY benchmark, coalesce(trim(place), ''), coalesce(hour, -1), coalesce(trim(group_name), '')
ORDER BY benchmark, place, hour, group_name
