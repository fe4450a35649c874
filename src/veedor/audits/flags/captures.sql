-- One row per set of captures with the same marks, and how many captures and posts they are.
-- Left out: captures outside the period.
SELECT
    is_public,
    category,
    usual_conduct,
    has_case,
    crime,
    destroyed,
    ordered,
    count(*) AS captures,
    CAST(sum(posts) AS BIGINT) AS posts
FROM held
GROUP BY is_public, category, usual_conduct, has_case, crime, destroyed, ordered
ORDER BY is_public, category, usual_conduct, has_case, crime, destroyed, ordered
