-- One row per number in the tables of deployments: which table, which row, which column, and the
-- number; the column called deployments holds 1 for each row. Left out: empty cells, the
-- threshold and the printed rate.
SELECT
    in_copy,
    deployment_id,
    column_name,
    value
FROM (
    SELECT
        0 AS in_copy,
        deployment_id,
        'deployments' AS column_name,
        CAST(1 AS DECIMAL(18, 6)) AS value
    FROM deployments
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'duration_min' AS column_name,
        CAST(duration_min AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE duration_min IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'watchlist_size' AS column_name,
        CAST(watchlist_size AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE watchlist_size IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'faces_seen' AS column_name,
        CAST(faces_seen AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE faces_seen IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'alerts' AS column_name,
        CAST(alerts AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE alerts IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'alerts_true' AS column_name,
        CAST(alerts_true AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE alerts_true IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'alerts_true_unconfirmed' AS column_name,
        CAST(alerts_true_unconfirmed AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE alerts_true_unconfirmed IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'alerts_false' AS column_name,
        CAST(alerts_false AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE alerts_false IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'alerts_false_unconfirmed' AS column_name,
        CAST(alerts_false_unconfirmed AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE alerts_false_unconfirmed IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'stops' AS column_name,
        CAST(stops AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE stops IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'arrests' AS column_name,
        CAST(arrests AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE arrests IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'other_disposals' AS column_name,
        CAST(other_disposals AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE other_disposals IS NOT NULL
    UNION ALL
    SELECT
        0 AS in_copy,
        deployment_id,
        'no_action' AS column_name,
        CAST(no_action AS DECIMAL(18, 6)) AS value
    FROM deployments
    WHERE no_action IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'deployments' AS column_name,
        CAST(1 AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'duration_min' AS column_name,
        CAST(duration_min AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE duration_min IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'watchlist_size' AS column_name,
        CAST(watchlist_size AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE watchlist_size IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'faces_seen' AS column_name,
        CAST(faces_seen AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE faces_seen IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'alerts' AS column_name,
        CAST(alerts AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE alerts IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'alerts_true' AS column_name,
        CAST(alerts_true AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE alerts_true IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'alerts_true_unconfirmed' AS column_name,
        CAST(alerts_true_unconfirmed AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE alerts_true_unconfirmed IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'alerts_false' AS column_name,
        CAST(alerts_false AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE alerts_false IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'alerts_false_unconfirmed' AS column_name,
        CAST(alerts_false_unconfirmed AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE alerts_false_unconfirmed IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'stops' AS column_name,
        CAST(stops AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE stops IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'arrests' AS column_name,
        CAST(arrests AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE arrests IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'other_disposals' AS column_name,
        CAST(other_disposals AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE other_disposals IS NOT NULL
    UNION ALL
    SELECT
        1 AS in_copy,
        deployment_id,
        'no_action' AS column_name,
        CAST(no_action AS DECIMAL(18, 6)) AS value
    FROM deployments_copy
    WHERE no_action IS NOT NULL
) AS cells
