-- One row per group and identity: how many alerts.
-- Left out: nothing of what is in the period.
SELECT
    group_name,
    identity,
    count(*) AS alerts
FROM raised
GROUP BY group_name, identity
ORDER BY group_name, identity
