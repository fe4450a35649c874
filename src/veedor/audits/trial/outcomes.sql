-- One row per search: whether the person is on the list, the group, the place of the true
-- candidate (the record's, else by score, a tie counting against it), the score of the true
-- candidate and the highest of all. A row with neither place nor
-- score is no candidate. Left out: searches without truth.
WITH candidates AS (
    SELECT
        search_id,
        enrolled,
        person,
        group_name,
        score,
        rank IS NOT NULL OR score IS NOT NULL AS given_back,
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
    min(CASE WHEN mated AND given_back THEN place END) AS place,
    max(CASE WHEN mated THEN score END) AS mate_score,
    max(score) AS top_score,
    count(CASE WHEN given_back THEN 1 END) AS candidates
FROM candidates
GROUP BY search_id
