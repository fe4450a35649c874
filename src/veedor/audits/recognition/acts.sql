-- One row per act upon a person in the period: what led to it, its ground, and how it ended.
-- Left out: acts begun before or after the period.
SELECT
    row_number() OVER (ORDER BY stop_id) AS act_no,
    stop_id,
    coalesce(act, '') AS act,
    CASE WHEN coalesce(trim(alert_id), '') = '' THEN 0 ELSE 1 END AS from_alert,
    CASE WHEN coalesce(trim(profile_id), '') = '' THEN 0 ELSE 1 END AS from_profile,
    CASE WHEN human_ground IS NULL THEN 1 WHEN human_ground THEN 2 ELSE 0 END AS human,
    CASE WHEN coalesce(trim(ground), '') = '' THEN 0 ELSE 1 END AS worded,
    coalesce(identity, '') AS identity,
    CASE WHEN basis_for_arrest IS NULL THEN 1 WHEN basis_for_arrest THEN 2 ELSE 0 END AS basis,
    coalesce(result, '') AS result,
    coalesce(cause, '') AS cause,
    CASE WHEN reported_on IS NULL THEN 0 ELSE 1 END AS reported
FROM stops
WHERE
    CAST(started_at_local AS DATE) >= CAST($first_day AS DATE)
    AND CAST(started_at_local AS DATE) <= CAST($last_day AS DATE)
