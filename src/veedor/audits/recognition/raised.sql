-- One row per alert in the period, with the first act that names it and the training of its
-- first reviewer. An act names an alert by the alert's number.
-- Left out: alerts made before or after the period.
SELECT
    a.alert_id,
    coalesce(a.deployment_id, '') AS deployment_id,
    a.made_at,
    a.decided_at,
    coalesce(a.acted_at, s.started_at) AS acted_at,
    coalesce(a.decision, '') AS decision,
    CASE WHEN a.account IS NULL THEN 0 ELSE 1 END AS reviewer,
    CASE
        WHEN a.second_account IS NULL THEN 0
        WHEN a.account IS NULL OR a.second_account = a.account THEN 1
        ELSE 2
    END AS second,
    coalesce(a.second_decision, '') AS second_decision,
    CASE
        WHEN a.trained IS NOT NULL THEN CASE WHEN a.trained THEN 2 ELSE 0 END
        WHEN t.trained_on IS NULL THEN 1
        WHEN t.trained_on < CAST(a.made_at_local AS DATE) THEN 2
        WHEN t.trained_on = CAST(a.made_at_local AS DATE) THEN 1
        ELSE 0
    END AS trained,
    coalesce(a.identity, '') AS identity,
    CASE WHEN a.confirmed THEN 1 ELSE 0 END AS confirmed,
    coalesce(a.group_name, '') AS group_name,
    coalesce(a.account, '') AS account,
    a.score,
    a.threshold,
    CASE WHEN coalesce(trim(a.input_ref), '') = '' THEN 0 ELSE 1 END AS with_input,
    CASE
        WHEN coalesce(a.deployment_id, a.camera) IS NULL THEN 0
        WHEN a.entry_id IS NULL AND a.person IS NULL THEN 0
        WHEN coalesce(trim(a.input_ref), '') = '' OR a.score IS NULL THEN 0
        WHEN a.threshold IS NULL OR a.account IS NULL OR a.decided_at IS NULL THEN 0
        WHEN coalesce(a.decision, 'none') = 'none' OR a.identity IS NULL THEN 0
        WHEN a.acted_at IS NOT NULL AND s.alert_id IS NULL THEN 0
        WHEN s.bare > 0 THEN 0
        ELSE 1
    END AS followed,
    CASE WHEN s.alert_id IS NULL THEN 0 ELSE 1 END AS stopped,
    coalesce(s.identity, 0) AS person_level,
    coalesce(s.basis, 0) AS basis,
    coalesce(s.arrests, 0) AS arrests
FROM alerts AS a
LEFT JOIN (
    SELECT
        alert_id,
        min(started_at) AS started_at,
        sum(CASE WHEN ended_at IS NULL OR result IS NULL THEN 1 ELSE 0 END) AS bare,
        max(CASE
            WHEN identity = 'correct' THEN 2
            WHEN coalesce(identity, 'unknown') = 'unknown' THEN 1
            ELSE 0
        END) AS identity,
        max(CASE
            WHEN basis_for_arrest IS NULL THEN 1 WHEN basis_for_arrest THEN 2 ELSE 0
        END) AS basis,
        max(CASE WHEN result IS NULL THEN 1 WHEN result = 'arrest' THEN 2 ELSE 0 END) AS arrests
    FROM stops
    WHERE alert_id IS NOT NULL
    GROUP BY alert_id
) AS s ON a.alert_id = s.alert_id
LEFT JOIN (
    SELECT
        account,
        min(trained_on) AS trained_on
    FROM accounts
    GROUP BY account
) AS t ON a.account = t.account
WHERE
    CAST(a.made_at_local AS DATE) >= CAST($first_day AS DATE)
    AND CAST(a.made_at_local AS DATE) <= CAST($last_day AS DATE)
