-- One row per look-up in the period, with its person, its calendar day in the case's zone and
-- its mark: 1 inside the list at the moment; outside it with a purpose taken as 2 lawful,
-- 4 undocumented, 8 not lawful; and with these 16 where the person was on the list at some time
-- and 32 where the person stands on the static version. Left out: nothing.
SELECT
    q.person,
    CAST(q.made_at_local AS DATE) AS made_on,
    CAST(coalesce(p.mark, 4) AS SMALLINT) AS mark
FROM queries AS q
LEFT JOIN (
    SELECT
        purpose,
        CASE basis WHEN 'lawful' THEN 2 WHEN 'not lawful' THEN 8 ELSE 4 END AS mark
    FROM purposes
) AS p ON q.purpose = p.purpose
WHERE
    q.made_at >= CAST($period_from AS TIMESTAMP)
    AND q.made_at < CAST($period_to AS TIMESTAMP)
    AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.person = q.person)
UNION ALL
SELECT
    person,
    made_on,
    CAST(16 + 32 * on_static + CASE
        WHEN inside = 1 THEN 1
        WHEN basis = 'lawful' THEN 2
        WHEN basis = 'not lawful' THEN 8
        ELSE 4
    END AS SMALLINT) AS mark
FROM listed_lookups
