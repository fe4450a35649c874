-- One row per kind of act, local day, local minute, officer and group, within the minutes of the day
-- that are light in one season and dark in another. Officers are only numbered; 0: none named.
-- Left out: acts at any other minute of the day.
SELECT
    a.act,
    a.day,
    a.minute_of_day,
    a.group_name,
    CASE WHEN a.account <> '' THEN n.place ELSE 0 END AS unit_no,
    count(*) AS acts
FROM acts AS a
INNER JOIN (
    SELECT
        account,
        row_number() OVER (ORDER BY account) AS place
    FROM (SELECT DISTINCT account FROM acts) AS named
) AS n ON a.account = n.account
WHERE a.minute_of_day >= $veil_from AND a.minute_of_day <= $veil_to
GROUP BY
    a.act,
    a.day,
    a.minute_of_day,
    a.group_name,
    CASE WHEN a.account <> '' THEN n.place ELSE 0 END
ORDER BY act, day, minute_of_day, group_name, unit_no
