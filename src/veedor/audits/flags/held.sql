-- One row per capture of the period: its marks, whether the crime it cites is on the case's list
-- (0 no, 1 yes, 2 it cites none), and its order: "none", "held" (cited; in force at that moment
-- where the orders were handed over), "not in force" or "not found".
-- Left out: captures made before or after the period.
SELECT
    c.capture_id,
    c.person,
    c.flag_id,
    c.public AS is_public,
    coalesce(c.protected, '') AS category,
    c.usual_conduct,
    c.has_case,
    coalesce(c.posts, 1) AS posts,
    CASE
        WHEN coalesce(c.crime_kind, '') = '' THEN 2
        WHEN
            position('|' || replace(lower(c.crime_kind), '|', ' ') || '|' IN $listed_crimes) > 0
            THEN 1
        ELSE 0
    END AS crime,
    CASE WHEN c.destroyed_at IS NULL THEN 0 ELSE 1 END AS destroyed,
    c.destroyed_at,
    CASE
        WHEN coalesce(c.order_id, '') = '' THEN 'none'
        WHEN $orders_given = 0 OR o.in_force = 1 THEN 'held'
        WHEN o.in_force = 0 THEN 'not in force'
        ELSE 'not found'
    END AS ordered
FROM monitoring AS c
LEFT JOIN (
    SELECT
        m.capture_id,
        max(CASE
            WHEN
                coalesce(o.valid_from <= m.made_at, TRUE)
                AND coalesce(o.valid_to > m.made_at, TRUE)
                THEN 1
            ELSE 0
        END) AS in_force
    FROM monitoring AS m
    INNER JOIN orders AS o ON m.order_id = o.order_id
    GROUP BY m.capture_id
) AS o ON c.capture_id = o.capture_id
WHERE
    c.made_at >= CAST($period_from AS TIMESTAMP)
    AND c.made_at < CAST($period_to AS TIMESTAMP)
