-- One row per local day, local minute, officer and group of the kind of act whose groups are compared,
-- within the minutes of the day that are light in one season and dark in another. Days are counted
-- from the first of the year 1, which is 1; groups are numbered as listed, and officers are only
-- numbered; 0: none named. Left out: acts of any other kind, and at any other minute of the day.
SELECT
    datediff('day', DATE '0001-01-01', a.day) + 1 AS day_no,
    a.minute_of_day,
    CASE WHEN a.account <> '' THEN n.place ELSE 0 END AS unit_no,
    c.group_no,
    count(*) AS acts
FROM acts AS a
INNER JOIN compared AS c ON a.act = c.act AND a.group_name = c.group_name
INNER JOIN (
    SELECT
        account,
        row_number() OVER (ORDER BY account) AS place
    FROM (SELECT DISTINCT account FROM acts) AS named
) AS n ON a.account = n.account
WHERE a.minute_of_day >= $veil_from AND a.minute_of_day <= $veil_to
GROUP BY
    datediff('day', DATE '0001-01-01', a.day) + 1,
    a.minute_of_day,
    CASE WHEN a.account <> '' THEN n.place ELSE 0 END,
    c.group_no
ORDER BY day_no, minute_of_day, unit_no, group_no
