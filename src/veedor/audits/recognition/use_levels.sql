-- One row per question and level: of how many deployments the answer is yes (2), no (0), or not
-- to be told (1). Moments are compared as they are; an urgent use may ask within $urgent_hours.
-- Left out: nothing of what is in the period.
WITH answers AS (
    SELECT
        u.use_no,
        CASE
            WHEN u.aim = '' THEN 1
            WHEN u.aim = 'other' THEN 2
            WHEN u.aim <> 'suspects' THEN 0
            WHEN NOT u.offence_listed OR u.max_penalty_years < $least_penalty_years THEN 2
            WHEN u.offence_listed IS NULL OR u.max_penalty_years IS NULL THEN 1
            ELSE 0
        END AS outside_aims,
        CASE
            WHEN NOT u.named_persons OR NOT u.limited THEN 2
            WHEN u.assessed_on IS NULL OR u.registered_on IS NULL THEN 2
            WHEN u.assessed_on > u.held_on OR u.registered_on > u.held_on THEN 2
            WHEN u.named_persons IS NULL OR u.limited IS NULL OR u.held_on IS NULL THEN 1
            WHEN u.assessed_on = u.held_on OR u.registered_on = u.held_on THEN 1
            ELSE 0
        END AS no_safeguards,
        CASE
            WHEN u.authorisation = 'none' THEN 2
            WHEN u.authorised_at IS NULL OR u.started_at IS NULL THEN 1
            WHEN u.authorisation = '' THEN 1
            WHEN u.authorisation = 'granted' AND u.authorised_at <= u.started_at THEN 0
            WHEN u.authorised_at <= u.started_at THEN 2
            WHEN NOT u.urgent THEN 2
            WHEN u.asked_at > u.started_at + $urgent_hours * INTERVAL '1' HOUR THEN 2
            WHEN
                u.authorisation = 'refused'
                AND (u.ended_at > u.authorised_at OR u.data_deleted_at IS NULL) THEN 2
            WHEN u.urgent IS NULL OR u.asked_at IS NULL THEN 1
            WHEN u.authorisation = 'refused' AND u.ended_at IS NULL THEN 1
            ELSE 0
        END AS authorised_late,
        CASE
            WHEN u.market_notified_on IS NULL OR u.data_notified_on IS NULL THEN 2
            WHEN NOT u.in_annual_report THEN 2
            WHEN u.in_annual_report IS NULL THEN 1
            ELSE 0
        END AS not_notified,
        CASE WHEN u.grounds = '' THEN 2 ELSE 0 END AS without_grounds,
        CASE
            WHEN u.place_ground = '' OR u.place_criterion = '' THEN 0
            WHEN $place_criteria = '||' THEN 1
            WHEN position('|' || u.place_criterion || '|' IN $place_criteria) > 0 THEN 2
            ELSE 0
        END AS place_reasoned,
        CASE
            WHEN u.started_at IS NULL OR u.ended_at IS NULL OR u.list_ref = '' THEN 2
            ELSE 0
        END AS unlogged,
        CASE
            WHEN u.purpose = '' THEN 1
            WHEN p.basis IS NULL OR p.basis = 'not lawful' THEN 2
            WHEN p.basis = 'lawful' THEN 0
            ELSE 1
        END AS outside_policy
    FROM uses AS u
    LEFT JOIN purposes AS p ON u.purpose = p.purpose
)
SELECT
    question,
    level,
    count(*) AS uses
FROM (
    SELECT
        'outside-aims' AS question,
        outside_aims AS level
    FROM answers
    UNION ALL
    SELECT
        'no-safeguards' AS question,
        no_safeguards AS level
    FROM answers
    UNION ALL
    SELECT
        'authorised-late' AS question,
        authorised_late AS level
    FROM answers
    UNION ALL
    SELECT
        'not-notified' AS question,
        not_notified AS level
    FROM answers
    UNION ALL
    SELECT
        'without-grounds' AS question,
        without_grounds AS level
    FROM answers
    UNION ALL
    SELECT
        'place-reasoned' AS question,
        place_reasoned AS level
    FROM answers
    UNION ALL
    SELECT
        'unlogged' AS question,
        unlogged AS level
    FROM answers
    UNION ALL
    SELECT
        'outside-policy' AS question,
        outside_policy AS level
    FROM answers
) AS asked
GROUP BY question, level
ORDER BY question, level
