-- One row per kind of person searched for, scope, and errors and searches of one person: how many
-- persons. Left out: as in searched, and searches that do not name the person.
WITH of_each AS (
    SELECT
        genuine,
        scope,
        group_a,
        CAST(sum(failed) AS BIGINT) AS events,
        count(*) AS trials
    FROM searched
    WHERE person IS NOT NULL
    GROUP BY genuine, scope, group_a, person
)

SELECT
    genuine,
    scope,
    group_a,
    '' AS group_b,
    events,
    trials,
    count(*) AS persons
FROM of_each
GROUP BY genuine, scope, group_a, events, trials
ORDER BY genuine, scope, group_a, events, trials
