-- One row per group of the kind of act whose groups are compared (the one that the case names, else
-- the most frequent), numbered by name from 1; a group without a name is none recorded.
-- Left out: acts of any other kind.
SELECT
    a.act,
    a.group_name,
    row_number() OVER (ORDER BY a.group_name) AS group_no
FROM (SELECT DISTINCT act, group_name FROM acts) AS a
INNER JOIN (
    SELECT
        act,
        row_number() OVER (ORDER BY acts DESC, act) AS place
    FROM (SELECT act, count(*) AS acts FROM acts GROUP BY act) AS counted
) AS k ON a.act = k.act
WHERE CASE WHEN $act_named = 1 THEN a.act = $act ELSE k.place = 1 END
