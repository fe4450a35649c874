-- One row per kind of person searched for (on the list or not) and scope (all, one group):
-- searches, those that do not name the person, and errors. Left out: searches without truth.
SELECT
    genuine,
    scope,
    group_a,
    '' AS group_b,
    count(CASE WHEN person IS NULL THEN 1 END) AS unnamed,
    count(*) AS trials,
    CAST(sum(failed) AS BIGINT) AS events
FROM searched
GROUP BY genuine, scope, group_a
ORDER BY genuine, scope, group_a
