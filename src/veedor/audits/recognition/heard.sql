-- One row: complaints on hand, those that name an act found wrong, and those without an answer.
-- Left out: nothing.
SELECT
    count(*) AS complaints,
    count(CASE WHEN w.stop_id IS NOT NULL THEN 1 END) AS about_wrong,
    count(CASE WHEN c.answered_on IS NULL THEN 1 END) AS unanswered
FROM complaints AS c
LEFT JOIN (
    SELECT stop_id FROM acts
    WHERE wrong = 2
) AS w ON c.stop_id = w.stop_id
ORDER BY complaints
