-- One row per deployment in the period, or without a day: what its file says, level by level.
-- Left out: deployments held before or after the period.
SELECT
    row_number() OVER (ORDER BY deployment_id) AS use_no,
    deployment_id,
    coalesce(held_on, CAST(started_at_local AS DATE)) AS held_on,
    started_at,
    ended_at,
    CAST(started_at_local AS DATE) AS started_on,
    duration_min,
    cameras,
    signed_from,
    coalesce(trim(list_ref), '') AS list_ref,
    coalesce(trim(grounds), '') AS grounds,
    coalesce(trim(place_ground), '') AS place_ground,
    coalesce(trim(place_criterion), '') AS place_criterion,
    coalesce(trim(purpose), '') AS purpose,
    coalesce(aim, '') AS aim,
    offence_listed,
    max_penalty_years,
    asked_at,
    authorised_at,
    coalesce(authorisation, '') AS authorisation,
    urgent,
    data_deleted_at,
    named_persons,
    limited,
    assessed_on,
    registered_on,
    market_notified_on,
    data_notified_on,
    in_annual_report,
    faces_seen,
    alerts,
    alerts_true,
    alerts_true_unconfirmed,
    alerts_false,
    alerts_false_unconfirmed,
    stops,
    arrests
FROM deployments
WHERE
    coalesce(
        coalesce(held_on, CAST(started_at_local AS DATE)) >= CAST($first_day AS DATE), TRUE
    )
    AND coalesce(
        coalesce(held_on, CAST(started_at_local AS DATE)) <= CAST($last_day AS DATE), TRUE
    )
