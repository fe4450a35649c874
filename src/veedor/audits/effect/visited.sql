-- One row per visit that starts in the period: whether it ends before it starts, is too short, was
-- at police premises, or overlaps another of the same vehicle: yes (1), no (0), not known (-1).
-- Left out: visits that start outside the period.
SELECT
    visit_id,
    unit,
    started_at,
    started_at_local,
    CASE
        WHEN ended_at IS NULL THEN -1
        WHEN ended_at < started_at THEN 1
        ELSE 0
    END AS backwards,
    CASE
        WHEN ended_at IS NULL THEN -1
        WHEN
            ended_at >= started_at
            AND ended_at <= started_at + $too_short_minutes * INTERVAL '1' MINUTE
            THEN 1
        ELSE 0
    END AS short,
    CASE
        WHEN at_police_premises THEN 1
        WHEN NOT at_police_premises THEN 0
        ELSE -1
    END AS premises,
    CASE
        WHEN vehicle IS NULL THEN -1
        WHEN started_at < latest_end OR next_start < ended_at THEN 1
        WHEN ended_at IS NULL OR earlier_open > 0 THEN -1
        ELSE 0
    END AS overlapping
FROM (
    SELECT
        visit_id,
        unit,
        started_at,
        started_at_local,
        ended_at,
        vehicle,
        at_police_premises,
        max(ended_at) OVER (
            PARTITION BY vehicle
            ORDER BY started_at, visit_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_end,
        count(CASE WHEN ended_at IS NULL THEN 1 END) OVER (
            PARTITION BY vehicle
            ORDER BY started_at, visit_id
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING
        ) AS earlier_open,
        lead(started_at) OVER (PARTITION BY vehicle ORDER BY started_at, visit_id) AS next_start
    FROM dosage
) AS ordered
WHERE
    started_at >= CAST($period_from AS TIMESTAMP)
    AND started_at < CAST($period_to AS TIMESTAMP)
