-- One row per place that the true candidate got in searches for a person on the list: how many.
-- Empty: the true candidate was not given back. Left out: searches for persons not on the list.
SELECT
    CAST(place AS BIGINT) AS place,
    count(*) AS searches
FROM outcomes
WHERE enrolled = 1
GROUP BY place
ORDER BY place
