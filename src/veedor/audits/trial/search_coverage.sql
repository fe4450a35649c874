-- One row: candidates admitted, and those of searches whose truth is not known.
-- Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN enrolled IS NULL OR search_id IS NULL THEN 1 END) AS no_truth
FROM searches
ORDER BY admitted
