-- One row per deployment for which a false-alert rate is printed, with what it can be computed
-- from. Left out: deployments without a printed rate.
SELECT
    d.deployment_id,
    h.written,
    coalesce(d.document, '') AS document,
    coalesce(d.page, '') AS page,
    coalesce(d.system, '') AS system,
    coalesce(d.place, '') AS place,
    d.false_alert_rate AS printed,
    d.alerts_false AS part,
    d.faces_seen AS faces,
    d.alerts
FROM deployments AS d
INNER JOIN held AS h ON d.deployment_id = h.deployment_id AND h.in_copy = 0
WHERE d.false_alert_rate IS NOT NULL
ORDER BY d.document, length(d.deployment_id), d.deployment_id
