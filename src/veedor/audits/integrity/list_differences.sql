-- One row per person and pair of versions of the list that follow each other where the person is
-- on one of the two only: added or removed after one version and by the next, in the period.
-- Left out: who stands on both, and the first version, which has none before it.
WITH versions AS (
    SELECT
        version_at,
        row_number() OVER (ORDER BY version_at) AS place,
        lag(version_at) OVER (ORDER BY version_at) AS before_at,
        lead(version_at) OVER (ORDER BY version_at) AS next_at
    FROM (SELECT DISTINCT version_at FROM list_versions) AS distinct_versions
),
entries AS (
    SELECT
        l.person,
        v.version_at,
        v.before_at,
        v.next_at,
        v.place,
        lag(v.place) OVER (PARTITION BY l.person ORDER BY v.place) AS earlier_place,
        lead(v.place) OVER (PARTITION BY l.person ORDER BY v.place) AS later_place
    FROM list_versions AS l
    INNER JOIN versions AS v ON l.version_at = v.version_at
)
SELECT
    person,
    action,
    after_at,
    by_at
FROM (
    SELECT
        person,
        'add' AS action,
        before_at AS after_at,
        version_at AS by_at
    FROM entries
    WHERE before_at IS NOT NULL AND (earlier_place IS NULL OR earlier_place < place - 1)
    UNION ALL
    SELECT
        person,
        'remove' AS action,
        version_at AS after_at,
        next_at AS by_at
    FROM entries
    WHERE next_at IS NOT NULL AND (later_place IS NULL OR later_place > place + 1)
) AS differences
WHERE
    by_at >= CAST($period_from AS TIMESTAMP)
    AND by_at < CAST($period_to AS TIMESTAMP)
