-- One row: differences between states of the list, how many of them some event of the log of
-- changes shows, and how many an event that cites its source; and events of the period, how many
-- show in no difference, and how many of those cite no source. Left out: nothing.
SELECT
    d.differences,
    d.with_event,
    d.with_source,
    e.events,
    e.unseen,
    e.unseen_sourced,
    e.sourced
FROM (
    SELECT
        count(*) AS differences,
        count(CASE WHEN shown = 1 THEN 1 END) AS with_event,
        count(CASE WHEN sourced = 1 THEN 1 END) AS with_source
    FROM (
        SELECT
            c.person,
            c.action,
            c.by_at,
            max(CASE WHEN e.action IS NOT NULL THEN 1 ELSE 0 END) AS shown,
            max(CASE WHEN e.order_id IS NOT NULL OR e.source IS NOT NULL THEN 1 ELSE 0 END)
                AS sourced
        FROM list_differences AS c
        LEFT JOIN list_events AS e
            ON
                c.person = e.person
                AND c.action = e.action
                AND e.made_at > c.after_at
                AND e.made_at <= c.by_at
        GROUP BY c.person, c.action, c.by_at
    ) AS explained
) AS d
CROSS JOIN (
    SELECT
        count(*) AS events,
        count(CASE WHEN sourced = 1 THEN 1 END) AS sourced,
        count(CASE WHEN seen = 0 THEN 1 END) AS unseen,
        count(CASE WHEN seen = 0 AND sourced = 1 THEN 1 END) AS unseen_sourced
    FROM (
        SELECT
            CASE WHEN c.person IS NULL THEN 0 ELSE 1 END AS seen,
            CASE WHEN e.order_id IS NOT NULL OR e.source IS NOT NULL THEN 1 ELSE 0 END AS sourced
        FROM list_events AS e
        LEFT JOIN list_differences AS c
            ON
                e.person = c.person
                AND e.action = c.action
                AND e.made_at > c.after_at
                AND e.made_at <= c.by_at
        WHERE
            e.made_at >= CAST($period_from AS TIMESTAMP)
            AND e.made_at < CAST($period_to AS TIMESTAMP)
    ) AS placed
) AS e
ORDER BY d.differences
