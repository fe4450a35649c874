-- One row per deployment: what its row prints, and what its alerts say where they are on hand.
-- A confirmed alert is one whose person was identified; an alert on which nobody checked takes
-- the reviewer's word, unconfirmed. The row numbered 0 holds alerts of no deployment on hand.
-- Left out: nothing of what is in the period.
SELECT
    coalesce(u.use_no, 0) AS use_no,
    max(u.faces_seen) AS faces,
    max(u.alerts) AS alerts,
    max(u.alerts_true) AS true_confirmed,
    max(u.alerts_true_unconfirmed) AS true_unconfirmed,
    max(u.alerts_false) AS false_confirmed,
    max(u.alerts_false_unconfirmed) AS false_unconfirmed,
    max(u.stops) AS stops,
    max(u.arrests) AS arrests,
    count(r.alert_id) AS listed,
    count(CASE
        WHEN r.identity = 'correct' AND r.confirmed = 1 THEN 1
    END) AS listed_true,
    count(CASE
        WHEN r.identity = 'correct' AND r.confirmed = 0 THEN 1
        WHEN r.identity NOT IN ('correct', 'wrong') AND r.decision = 'match' THEN 1
    END) AS listed_true_unconfirmed,
    count(CASE WHEN r.identity = 'wrong' AND r.confirmed = 1 THEN 1 END) AS listed_false,
    count(CASE
        WHEN r.identity = 'wrong' AND r.confirmed = 0 THEN 1
        WHEN r.identity NOT IN ('correct', 'wrong') AND r.decision = 'no match' THEN 1
    END) AS listed_false_unconfirmed,
    count(CASE WHEN r.arrests = 2 THEN 1 END) AS listed_arrests,
    count(CASE WHEN r.arrests = 1 THEN 1 END) AS listed_open
FROM uses AS u
FULL OUTER JOIN raised AS r ON u.deployment_id = r.deployment_id
GROUP BY coalesce(u.use_no, 0)
ORDER BY use_no
