-- One row per visit of a patrol in the period, with its minutes and whether it overlaps the visit
-- before it of the same patrol. Left out: visits that begin outside the period.
SELECT
    visit_id,
    unit,
    prediction_id,
    started_at,
    started_at_local,
    ended_at,
    at_police_premises,
    latitude,
    longitude,
    vehicle,
    CASE
        WHEN ended_at >= started_at
            THEN datediff(
                'second', date_trunc('second', started_at), date_trunc('second', ended_at)
            )
    END AS seconds,
    CASE
        WHEN vehicle IS NULL THEN NULL
        WHEN
            max(ended_at) OVER (
                PARTITION BY vehicle
                ORDER BY started_at, visit_id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) > started_at
            THEN 1
        ELSE 0
    END AS overlapping
FROM dosage
WHERE
    started_at >= CAST($period_from AS TIMESTAMP)
    AND started_at < CAST($period_to AS TIMESTAMP)
