-- One row per incident: whether its category is audited, and the cell of the map it lies in.
-- Left out: nothing.
SELECT
    i.incident_id,
    i.occurred_at,
    i.occurred_at_local,
    coalesce(i.reported_at_local, i.occurred_at_local) AS known_local,
    CASE WHEN i.reported_at_local IS NULL THEN 0 ELSE 1 END AS reported,
    i.latitude,
    i.longitude,
    m.cell_no,
    CASE
        WHEN i.occurred_at IS NULL THEN 'undated'
        WHEN
            $categories <> '||'
            AND position('|' || replace(coalesce(i.category, ''), '|', ' ') || '|' IN $categories)
            = 0
            THEN 'category'
        WHEN
            $categories = '||'
            AND s.category <> ''
            AND coalesce(i.category, s.category) <> s.category
            THEN 'category'
        ELSE ''
    END AS reason,
    CASE
        WHEN i.cell IS NULL THEN 'nowhere'
        WHEN m.cell_no IS NULL THEN 'off'
        ELSE 'on'
    END AS place
FROM incidents AS i
CROSS JOIN subject AS s
LEFT JOIN mapped AS m
    ON i.cell = m.cell
