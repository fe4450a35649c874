-- One row per kind of act, local day, local minute, officer and group, within the minutes of the day
-- that are light in one season and dark in another. Officers are only numbered; 0: none named.
-- Left out: acts at any other minute of the day.
SELECT
    act,
    day,
    minute_of_day,
    group_name,
    unit_no,
    count(*) AS acts
FROM (
    SELECT
        act,
        day,
        minute_of_day,
        group_name,
        CASE WHEN account <> '' THEN dense_rank() OVER (ORDER BY account) ELSE 0 END AS unit_no
    FROM acts
) AS numbered
WHERE minute_of_day >= $veil_from AND minute_of_day <= $veil_to
GROUP BY act, day, minute_of_day, group_name, unit_no
ORDER BY act, day, minute_of_day, group_name, unit_no
