-- One row per truth, decision and whether the machine's answer was shown: alerts of volunteers.
-- ``same``, ``shown``: 2 yes, 1 not to be told, 0 no.
-- Left out: passages without an alert, and those before or after the period.
SELECT
    CASE WHEN same_person IS NULL THEN 1 WHEN same_person THEN 2 ELSE 0 END AS same,
    CASE WHEN label_shown IS NULL THEN 1 WHEN label_shown THEN 2 ELSE 0 END AS shown,
    coalesce(decision, '') AS decision,
    count(*) AS alerts
FROM seeded
WHERE
    alerted
    AND coalesce(CAST(passed_at_local AS DATE) >= CAST($first_day AS DATE), TRUE)
    AND coalesce(CAST(passed_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
GROUP BY
    CASE WHEN same_person IS NULL THEN 1 WHEN same_person THEN 2 ELSE 0 END,
    CASE WHEN label_shown IS NULL THEN 1 WHEN label_shown THEN 2 ELSE 0 END,
    coalesce(decision, '')
ORDER BY same, shown, decision
