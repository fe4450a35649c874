-- One row per truth, scope, and errors and comparisons that a person takes part in: how many
-- persons. Left out: as in scopes, and comparisons that do not name a person.
WITH sides AS (
    SELECT
        genuine,
        scope,
        group_a,
        group_b,
        first_no AS person_no,
        events,
        trials
    FROM scoped
    WHERE first_no IS NOT NULL
    UNION ALL
    SELECT
        genuine,
        scope,
        group_a,
        group_b,
        second_no AS person_no,
        events,
        trials
    FROM scoped
    WHERE first_no <> second_no
),

of_each AS (
    SELECT
        genuine,
        scope,
        group_a,
        group_b,
        CAST(sum(events) AS BIGINT) AS events,
        CAST(sum(trials) AS BIGINT) AS trials
    FROM sides
    GROUP BY genuine, scope, group_a, group_b, person_no
)

SELECT
    genuine,
    scope,
    group_a,
    group_b,
    events,
    trials,
    count(*) AS persons
FROM of_each
GROUP BY genuine, scope, group_a, group_b, events, trials
ORDER BY genuine, scope, group_a, group_b, events, trials
