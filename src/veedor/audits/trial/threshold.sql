-- One row: the threshold at which errors are counted, and where it comes from.
-- Left out: nothing.
SELECT
    thresholds,
    threshold,
    origin
FROM operating
ORDER BY thresholds
