-- One row per answer to whether a unit had adopted by the start of a period: how many units and
-- periods since the first adoption there are, and how many of them have a visit in which nothing is
-- known to be amiss. A period ends where the next one starts, the last where the audit's does.
-- Left out: periods that start before the first adoption; visits outside the period under audit.
SELECT
    adopted,
    count(*) AS cells,
    count(CASE WHEN visits > 0 THEN 1 END) AS with_visits
FROM (
    SELECT
        p.unit,
        p.period,
        CASE WHEN p.adopted_on <= p.period THEN 1 ELSE 0 END AS adopted,
        count(v.visit_id) AS visits
    FROM placed AS p
    INNER JOIN (
        SELECT
            period,
            lead(period) OVER (ORDER BY period) AS next_period
        FROM (SELECT DISTINCT period FROM placed) AS each_period
    ) AS c ON p.period = c.period
    LEFT JOIN visited AS v
        ON
            p.unit = v.unit
            AND v.backwards < 1
            AND v.short < 1
            AND v.premises < 1
            AND v.overlapping < 1
            AND CAST(v.started_at_local AS DATE) >= p.period
            AND (c.next_period IS NULL OR CAST(v.started_at_local AS DATE) < c.next_period)
    WHERE p.period >= (SELECT min(adopted_on) FROM placed)
    GROUP BY p.unit, p.period, p.adopted_on
) AS counted_cells
GROUP BY adopted
ORDER BY adopted
