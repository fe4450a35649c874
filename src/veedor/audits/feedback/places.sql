-- One row per place that a prediction of the period names, with how many of its predictions were
-- flagged, and of how many that is not known. Left out: predictions without a place.
SELECT
    place,
    count(CASE WHEN flagged = 1 THEN 1 END) AS flagged,
    count(CASE WHEN flagged = -1 THEN 1 END) AS untold
FROM ranked
GROUP BY
    place
ORDER BY place
