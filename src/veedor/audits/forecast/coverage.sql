-- One row: predictions admitted, and those left out by reason; what the rest hold.
-- Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN reason = 'category' THEN 1 END) AS category,
    count(CASE WHEN reason = 'outside' THEN 1 END) AS outside,
    count(CASE WHEN reason = 'endless' THEN 1 END) AS endless,
    count(CASE WHEN reason = 'nowhere' THEN 1 END) AS nowhere,
    count(CASE WHEN reason = 'late' THEN 1 END) AS late,
    count(CASE WHEN reason = 'replaced' THEN 1 END) AS replaced,
    count(CASE WHEN reason = 'in' AND cell IS NOT NULL THEN 1 END) AS celled,
    count(CASE WHEN reason = 'in' AND cell IS NULL THEN 1 END) AS boxes,
    count(CASE WHEN reason = 'in' AND rate < 0 THEN 1 END) AS negative,
    count(DISTINCT CASE WHEN reason = 'in' THEN model_version END) AS versions,
    (SELECT max(category) FROM subject) AS subject
FROM judged
ORDER BY admitted
