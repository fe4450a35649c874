-- One row: incidents admitted and what became of them; those of the category by time and place.
-- Where boxes alone were predicted, any place with coordinates counts as on the map.
-- Left out: nothing.
WITH ends AS (
    SELECT
        min(valid_from) AS first_from,
        max(valid_to) AS last_to,
        count(cell) AS celled
    FROM judged
    WHERE reason = 'in'
),

timed AS (
    SELECT
        o.reason,
        o.reported,
        o.occurred_at_local,
        o.known_local,
        CASE
            WHEN e.celled > 0 THEN o.place
            WHEN o.latitude IS NULL OR o.longitude IS NULL THEN 'nowhere'
            ELSE 'on'
        END AS place,
        CASE
            WHEN c.periods > 0 THEN 'in'
            WHEN o.occurred_at < e.first_from THEN 'before'
            WHEN o.occurred_at >= e.last_to THEN 'after'
            WHEN e.celled = 0 AND e.first_from IS NOT NULL THEN 'in'
            ELSE 'between'
        END AS timing
    FROM occurred AS o
    CROSS JOIN ends AS e
    LEFT JOIN (
        SELECT
            incident_id,
            count(*) AS periods
        FROM met
        GROUP BY incident_id
    ) AS c
        ON o.incident_id = c.incident_id
)

SELECT
    count(*) AS admitted,
    count(CASE WHEN reason = 'undated' THEN 1 END) AS undated,
    count(CASE WHEN reason = 'category' THEN 1 END) AS category,
    count(CASE WHEN reason = '' AND timing = 'before' AND place = 'on' THEN 1 END) AS earlier,
    count(CASE WHEN reason = '' AND timing = 'before' AND place <> 'on' THEN 1 END)
        AS earlier_lost,
    count(CASE WHEN reason = '' AND timing = 'after' THEN 1 END) AS after,
    count(CASE WHEN reason = '' AND timing = 'between' THEN 1 END) AS between_periods,
    count(CASE WHEN reason = '' AND timing = 'in' AND place = 'on' THEN 1 END) AS on_map,
    count(CASE WHEN reason = '' AND timing = 'in' AND place = 'nowhere' THEN 1 END) AS nowhere,
    count(CASE WHEN reason = '' AND timing = 'in' AND place = 'off' THEN 1 END) AS off_map,
    count(CASE WHEN reason = '' AND timing = 'in' AND reported = 1 THEN 1 END) AS reported,
    count(CASE
        WHEN
            reason = '' AND timing = 'in' AND reported = 1
            AND known_local >= occurred_at_local + INTERVAL '1' DAY
            THEN 1
    END) AS reported_late,
    count(CASE
        WHEN
            reason = '' AND timing = 'in' AND reported = 1
            AND known_local < occurred_at_local
            THEN 1
    END) AS reported_before,
    max(CASE WHEN reason = '' THEN occurred_at_local END) AS last_local
FROM timed
ORDER BY admitted
