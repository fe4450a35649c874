-- One row per deployment whose parts do not add up to its alerts; those that do, and those that
-- fall short and have an empty part, stand together in a row each without a name (empty is then
-- 0 or 1). A part that a document never fills is no part of its split. Left out: deployments
-- without alerts or without parts.
SELECT
    deployment_id,
    document,
    page,
    place,
    alerts,
    parts,
    empty,
    count(*) AS deployments
FROM (
    SELECT
        CASE WHEN fits = 'no' THEN deployment_id ELSE '' END AS deployment_id,
        CASE WHEN fits = 'no' THEN document ELSE '' END AS document,
        CASE WHEN fits = 'no' THEN page ELSE '' END AS page,
        CASE WHEN fits = 'no' THEN place ELSE '' END AS place,
        CASE WHEN fits = 'no' THEN alerts ELSE 0 END AS alerts,
        CASE WHEN fits = 'no' THEN parts ELSE 0 END AS parts,
        CASE WHEN fits = 'perhaps' THEN 1 ELSE 0 END AS empty
    FROM (
        SELECT
            deployment_id,
            document,
            page,
            place,
            alerts,
            parts,
            CASE
                WHEN parts = alerts THEN 'yes'
                WHEN parts < alerts AND filled < published THEN 'perhaps'
                ELSE 'no'
            END AS fits
        FROM (
            SELECT
                deployment_id,
                coalesce(document, '') AS document,
                coalesce(page, '') AS page,
                coalesce(place, '') AS place,
                alerts,
                coalesce(alerts_true, 0)
                + coalesce(alerts_true_unconfirmed, 0)
                + coalesce(alerts_false, 0)
                + coalesce(alerts_false_unconfirmed, 0) AS parts,
                CASE WHEN alerts_true IS NULL THEN 0 ELSE 1 END
                + CASE WHEN alerts_true_unconfirmed IS NULL THEN 0 ELSE 1 END
                + CASE WHEN alerts_false IS NULL THEN 0 ELSE 1 END
                + CASE WHEN alerts_false_unconfirmed IS NULL THEN 0 ELSE 1 END AS filled,
                max(CASE WHEN alerts_true IS NULL THEN 0 ELSE 1 END)
                OVER (PARTITION BY document)
                + max(CASE WHEN alerts_true_unconfirmed IS NULL THEN 0 ELSE 1 END)
                OVER (PARTITION BY document)
                + max(CASE WHEN alerts_false IS NULL THEN 0 ELSE 1 END)
                OVER (PARTITION BY document)
                + max(CASE WHEN alerts_false_unconfirmed IS NULL THEN 0 ELSE 1 END)
                OVER (PARTITION BY document) AS published
            FROM deployments
        ) AS added
        WHERE alerts IS NOT NULL AND filled > 0
    ) AS judged
) AS named
GROUP BY deployment_id, document, page, place, alerts, parts, empty
ORDER BY deployment_id, document, page, place, alerts, parts, empty
