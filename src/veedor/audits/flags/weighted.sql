-- One row per weight of a reviewed flag (empty where the record gives none): how many flags that
-- were drawn by chance have it, and how many of them were useful.
-- Left out: flags outside the period, without a review, or not drawn by chance.
SELECT
    weight,
    count(*) AS drawn,
    count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful
FROM judged
WHERE drawn = 1 AND verdict <> 'none'
GROUP BY weight
ORDER BY weight
