-- One row per score, group, identity and decision: how many alerts, and the highest threshold
-- at which one of them was given.
-- Left out: nothing of what is in the period; alerts without a score have a row of their own.
SELECT
    score,
    group_name,
    identity,
    decision,
    max(threshold) AS threshold,
    count(*) AS alerts
FROM raised
GROUP BY score, group_name, identity, decision
ORDER BY score, group_name, identity, decision
