-- One row per truth, scope, and errors and comparisons that a person takes part in: how many
-- persons. Left out: as in scopes, and comparisons that do not name a person.
WITH scoped AS (
    SELECT
        genuine,
        'all' AS scope,
        '' AS scope_a,
        '' AS scope_b,
        person_no,
        events,
        trials
    FROM sides
    UNION ALL
    SELECT
        genuine,
        'group' AS scope,
        group_a AS scope_a,
        '' AS scope_b,
        person_no,
        events,
        trials
    FROM sides
    WHERE group_a IS NOT NULL AND ($pairs = 'presented' OR group_a = group_b)
    UNION ALL
    SELECT
        genuine,
        'cross' AS scope,
        group_a AS scope_a,
        group_b AS scope_b,
        person_no,
        events,
        trials
    FROM sides
    WHERE NOT genuine AND group_a IS NOT NULL AND group_b IS NOT NULL
),

of_each AS (
    SELECT
        genuine,
        scope,
        scope_a,
        scope_b,
        CAST(sum(events) AS BIGINT) AS events,
        CAST(sum(trials) AS BIGINT) AS trials
    FROM scoped
    GROUP BY genuine, scope, scope_a, scope_b, person_no
)

SELECT
    genuine,
    scope,
    scope_a AS group_a,
    scope_b AS group_b,
    events,
    trials,
    count(*) AS persons
FROM of_each
GROUP BY genuine, scope, scope_a, scope_b, events, trials
ORDER BY genuine, scope, scope_a, scope_b, events, trials
