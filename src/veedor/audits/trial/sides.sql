-- One row per truth, groups and person: comparisons that the person takes part in, and errors.
-- Left out: as in pairs, and comparisons that do not name a person.
SELECT
    genuine,
    group_a,
    group_b,
    person_no,
    CAST(sum(events) AS BIGINT) AS events,
    CAST(sum(trials) AS BIGINT) AS trials
FROM (
    SELECT
        genuine,
        group_a,
        group_b,
        first_no AS person_no,
        events,
        trials
    FROM pairs
    WHERE first_no IS NOT NULL
    UNION ALL
    SELECT
        genuine,
        group_a,
        group_b,
        second_no AS person_no,
        events,
        trials
    FROM pairs
    WHERE first_no <> second_no
) AS both_sides
GROUP BY genuine, group_a, group_b, person_no
