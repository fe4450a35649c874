-- One row per incident of the period or without a moment: its day and place, who made it known,
-- whether the system learned from it (1, 0, -1 not known), and whether its day is in a stretch
-- whose records are in doubt (1, 0, -1 not known). Left out: incidents before or after the period.
SELECT
    i.incident_id,
    i.day,
    i.place,
    i.area,
    i.category,
    i.origin,
    CASE
        WHEN NOT i.in_training THEN 0
        WHEN
            i.day < CAST($training_from AS DATE)
            OR i.day > CAST($training_to AS DATE)
            THEN 0
        WHEN i.in_training IS NULL AND $marked = 1 THEN -1
        WHEN i.day IS NULL AND $windowed = 1 THEN -1
        ELSE 1
    END AS member,
    CASE
        WHEN i.day IS NULL THEN -1
        ELSE max(CASE WHEN d.starts_on IS NULL THEN 0 ELSE 1 END)
    END AS doubtful
FROM (
    SELECT
        incident_id,
        CAST(occurred_at_local AS DATE) AS day,
        coalesce(CASE WHEN $by_area = 1 THEN area ELSE cell END, '') AS place,
        coalesce(area, '') AS area,
        coalesce(category, '') AS category,
        coalesce(discovered_by, '') AS origin,
        in_training
    FROM incidents
    WHERE
        coalesce(occurred_at >= CAST($period_from AS TIMESTAMP), TRUE)
        AND coalesce(occurred_at < CAST($period_to AS TIMESTAMP), TRUE)
) AS i
LEFT JOIN doubtful_periods AS d
    ON
        i.day >= d.starts_on
        AND i.day <= coalesce(d.ends_on, DATE '9999-12-31')
GROUP BY i.incident_id, i.day, i.place, i.area, i.category, i.origin, i.in_training
