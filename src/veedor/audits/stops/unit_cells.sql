-- One row per kind of act, unit (the officer, or the place where ``by_account`` is 0) and group: acts,
-- searches, finds and uses of force, and of how many it is not known. Units are only numbered.
-- Left out: nothing of what is in the period; unit 0 holds the acts that name none.
SELECT
    act,
    CASE WHEN unit <> '' THEN dense_rank() OVER (ORDER BY unit) ELSE 0 END AS unit_no,
    group_name,
    acts,
    searches,
    unsearched,
    hits,
    unfound,
    forced,
    unforced
FROM (
    SELECT
        act,
        unit,
        group_name,
        count(*) AS acts,
        count(CASE WHEN searched = 1 THEN 1 END) AS searches,
        count(CASE WHEN searched = -1 THEN 1 END) AS unsearched,
        count(CASE WHEN searched = 1 AND found = 1 THEN 1 END) AS hits,
        count(CASE WHEN searched = 1 AND found = -1 THEN 1 END) AS unfound,
        count(CASE WHEN forced = 1 THEN 1 END) AS forced,
        count(CASE WHEN forced = -1 THEN 1 END) AS unforced
    FROM (
        SELECT
            act,
            CASE WHEN $by_account = 1 THEN account ELSE place END AS unit,
            group_name,
            searched,
            found,
            forced
        FROM acts
    ) AS named
    GROUP BY act, unit, group_name
) AS counted
ORDER BY act, unit_no, group_name
