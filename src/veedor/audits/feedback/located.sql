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
        WHEN d.day IS NULL THEN 0
        ELSE 1
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
LEFT JOIN (
    -- Days in doubt first, which are few: each incident is then looked up, not put in groups.
    SELECT DISTINCT e.day
    FROM (SELECT DISTINCT CAST(occurred_at_local AS DATE) AS day FROM incidents) AS e
    INNER JOIN doubtful_periods AS p
        ON
            e.day >= p.starts_on
            AND e.day <= coalesce(p.ends_on, DATE '9999-12-31')
) AS d ON i.day = d.day
