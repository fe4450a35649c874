-- One row per record of acts (stops, patrol visits), whether the programme is named as their cause
-- (1, 0, -1 not known) and their link to a prediction, and how many acts.
-- Left out: acts outside the period.
WITH acts AS (
    SELECT
        'stops' AS record,
        stop_id AS act_id,
        started_at,
        prediction_id,
        profile_id AS bulletin,
        CASE WHEN $attributed = 0 OR attributed THEN 1 WHEN attributed IS NULL THEN -1 ELSE 0 END
            AS attributed
    FROM stops
    UNION ALL
    SELECT
        'dosage' AS record,
        visit_id AS act_id,
        started_at,
        prediction_id,
        CAST(NULL AS VARCHAR) AS bulletin,
        1 AS attributed
    FROM dosage
),

in_force AS (
    SELECT
        a.record,
        a.act_id,
        max(CASE
            WHEN p.valid_from > a.started_at THEN 0
            WHEN p.valid_to IS NULL THEN 1
            WHEN p.valid_to > a.started_at THEN 2
            ELSE 0
        END) AS held
    FROM acts AS a
    INNER JOIN predictions AS p
        ON a.prediction_id = p.prediction_id
    GROUP BY a.record, a.act_id
)

SELECT
    a.record,
    a.attributed,
    CASE
        WHEN f.held = 2 THEN 'in force'
        WHEN f.held = 1 THEN 'open'
        WHEN f.held = 0 THEN 'not in force'
        WHEN a.prediction_id IS NOT NULL THEN 'unknown number'
        WHEN a.bulletin IS NOT NULL THEN 'bulletin'
        ELSE 'none'
    END AS link,
    count(*) AS acts
FROM acts AS a
LEFT JOIN in_force AS f
    ON a.record = f.record AND a.act_id = f.act_id
WHERE
    a.started_at >= CAST($period_from AS TIMESTAMP)
    AND a.started_at < CAST($period_to AS TIMESTAMP)
GROUP BY
    a.record,
    a.attributed,
    CASE
        WHEN f.held = 2 THEN 'in force'
        WHEN f.held = 1 THEN 'open'
        WHEN f.held = 0 THEN 'not in force'
        WHEN a.prediction_id IS NOT NULL THEN 'unknown number'
        WHEN a.bulletin IS NOT NULL THEN 'bulletin'
        ELSE 'none'
    END
ORDER BY record, attributed, link
