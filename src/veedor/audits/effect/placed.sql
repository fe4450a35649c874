-- One row per unit and period of the panel: events, among how many, the larger area, the day on
-- which the unit adopted, and how near it lies to one that did. Events of several kinds are added.
-- Left out: rows outside the period under audit, of another outcome than the one asked for, and
-- without a number of events.
SELECT
    p.unit,
    p.period,
    count(*) AS entries,
    sum(p.events) AS events,
    max(p.at_risk) AS at_risk,
    max(p.cluster) AS cluster,
    max(a.adopted_on) AS adopted_on,
    max(n.steps) AS steps,
    max(n.near_since) AS near_since
FROM panel AS p
LEFT JOIN adoption AS a ON p.unit = a.unit
LEFT JOIN near AS n ON p.unit = n.unit
WHERE
    p.events IS NOT NULL
    AND p.period >= CAST($first_day AS DATE)
    AND p.period <= CAST($last_day AS DATE)
    AND ($outcome = '' OR p.outcome = $outcome)
GROUP BY p.unit, p.period
