-- One row per pair of marks: whether a flag was raised and whether the event lay in reach; how
-- many events of the period. Left out: events before or after the period.
SELECT
    flagged,
    in_reach,
    count(*) AS events
FROM known_events
WHERE
    coalesce(happened_on >= CAST($first_day AS DATE), TRUE)
    AND coalesce(happened_on <= CAST($last_day AS DATE), TRUE)
GROUP BY flagged, in_reach
ORDER BY flagged, in_reach
