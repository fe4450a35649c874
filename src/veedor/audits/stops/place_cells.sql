-- One row per kind of act, place, hour and group: acts, those searched, those with a find, and of
-- how many of these it is not known. A find without a search on record is not a hit.
-- Left out: nothing of what is in the period.
SELECT
    act,
    place,
    hour,
    group_name,
    count(*) AS acts,
    count(CASE WHEN searched = 1 THEN 1 END) AS searches,
    count(CASE WHEN searched = -1 THEN 1 END) AS unsearched,
    count(CASE WHEN searched = 1 AND found = 1 THEN 1 END) AS hits,
    count(CASE WHEN searched = 1 AND found = -1 THEN 1 END) AS unfound
FROM acts
GROUP BY act, place, hour, group_name
ORDER BY act, place, hour, group_name
