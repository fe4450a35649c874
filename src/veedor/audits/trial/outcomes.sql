-- One row per search: whether the person is on the list, the group, the place of the true
-- candidate (the record's, else by score, a tie counting against it), the score of the true
-- candidate and the highest of all. Left out: searches without truth.
WITH candidates AS (
    SELECT
        search_id,
        enrolled,
        person,
        group_name,
        score,
        coalesce(mated, FALSE) AS mated,
        coalesce(rank, 1 + sum(CASE WHEN coalesce(mated, FALSE) THEN 0 ELSE 1 END) OVER (
            PARTITION BY search_id
            ORDER BY score DESC
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        )) AS place
    FROM searches
    WHERE search_id IS NOT NULL AND enrolled IS NOT NULL
)

SELECT
    search_id,
    max(CASE WHEN enrolled THEN 1 ELSE 0 END) AS enrolled,
    max(group_name) AS group_name,
    max(person) AS person,
    min(CASE WHEN mated AND score IS NOT NULL THEN place END) AS place,
    max(CASE WHEN mated THEN score END) AS mate_score,
    max(score) AS top_score
FROM candidates
GROUP BY search_id
