-- One row per change of the list in the period: a person added or removed after one moment and by
-- another. Where the list comes as whole versions, two that follow each other; where it comes as
-- entries with spans, the end of a span and, before it, the last moment at which anything changed
-- or the hours that a change may take to be loaded, whichever is longer.
-- Left out: who stands on both versions, and the first moment, which has none before it.
WITH moments AS (
    SELECT
        moment,
        row_number() OVER (ORDER BY moment) AS place,
        lag(moment) OVER (ORDER BY moment) AS before_at,
        lead(moment) OVER (ORDER BY moment) AS next_at
    FROM (
        SELECT version_at AS moment
        FROM watchlist
        WHERE version_at IS NOT NULL
        UNION
        SELECT listed_from AS moment
        FROM watchlist
        WHERE version_at IS NULL AND listed_from IS NOT NULL
        UNION
        SELECT listed_to AS moment
        FROM watchlist
        WHERE version_at IS NULL AND listed_to IS NOT NULL
    ) AS distinct_moments
),
entries AS (
    SELECT
        l.person,
        m.moment,
        m.before_at,
        m.next_at,
        m.place,
        lag(m.place) OVER (PARTITION BY l.person ORDER BY m.place) AS earlier_place,
        lead(m.place) OVER (PARTITION BY l.person ORDER BY m.place) AS later_place
    FROM watchlist AS l
    INNER JOIN moments AS m ON l.version_at = m.moment
),
spans AS (
    SELECT person, 'add' AS action, listed_from AS moment
    FROM watchlist
    WHERE version_at IS NULL AND listed_from IS NOT NULL
    UNION ALL
    SELECT person, 'remove' AS action, listed_to AS moment
    FROM watchlist
    WHERE version_at IS NULL AND listed_to IS NOT NULL
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
        moment AS by_at,
        moment AS shown_at
    FROM entries
    WHERE before_at IS NOT NULL AND (earlier_place IS NULL OR earlier_place < place - 1)
    UNION ALL
    SELECT
        person,
        'remove' AS action,
        moment AS after_at,
        next_at AS by_at,
        next_at AS shown_at
    FROM entries
    WHERE next_at IS NOT NULL AND (later_place IS NULL OR later_place > place + 1)
    UNION ALL
    SELECT
        s.person,
        s.action,
        least(m.before_at, s.moment - $load_hours * INTERVAL '1' HOUR) AS after_at,
        s.moment + $tolerance_seconds * INTERVAL '1' SECOND AS by_at,
        s.moment AS shown_at
    FROM spans AS s
    INNER JOIN moments AS m ON s.moment = m.moment
    WHERE m.before_at IS NOT NULL
) AS differences
WHERE
    shown_at >= CAST($period_from AS TIMESTAMP)
    AND shown_at < CAST($period_to AS TIMESTAMP)
