-- One row per act upon a person in the period: what led to it, its ground, and how it ended.
-- ``wrong``: 2 where the person was not the one sought, a cause is on record, or an arrest had no
-- basis (an order that allows none makes it wrong though the person was right); 0 where the
-- person was right; 1 where that is not known.
-- Left out: acts begun before or after the period.
SELECT
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
    coalesce(group_name, '') AS group_name,
    CASE WHEN reported_on IS NULL THEN 0 ELSE 1 END AS reported,
    CASE
        WHEN identity = 'wrong' OR cause IS NOT NULL THEN 2
        WHEN result = 'arrest' AND NOT basis_for_arrest THEN 2
        WHEN identity = 'correct' THEN 0
        ELSE 1
    END AS wrong,
    CASE
        WHEN ended_at >= started_at
            THEN datediff('microsecond', started_at, ended_at) // 60000000
    END AS minutes
FROM stops
WHERE
    CAST(started_at_local AS DATE) >= CAST($first_day AS DATE)
    AND CAST(started_at_local AS DATE) <= CAST($last_day AS DATE)
