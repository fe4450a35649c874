-- One row per prediction of a box that has coordinates and no cell, on the UTC clock.
-- Left out: predictions left out, or expressly not flagged.
SELECT
    latitude,
    longitude,
    valid_from,
    valid_to,
    count(*) AS predictions
FROM judged
WHERE
    reason = 'in'
    AND cell IS NULL
    AND coalesce(flagged, TRUE)
GROUP BY latitude, longitude, valid_from, valid_to
ORDER BY valid_from, valid_to, latitude, longitude
