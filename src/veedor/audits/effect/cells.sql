-- One row per unit and period, as placed. Left out: nothing.
SELECT
    unit,
    period,
    entries,
    events,
    at_risk,
    coalesce(cluster, '') AS cluster,
    adopted_on,
    steps,
    near_since
FROM placed
ORDER BY unit, period
