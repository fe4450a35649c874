-- One row per pair of groups, as recorded in the two columns of groups, numbered in order from 1.
-- Left out: pairs of which only later profiles of a person are.
SELECT
    row_number() OVER (ORDER BY group_name, group_name2) AS pair_no,
    group_name,
    group_name2
FROM (
    SELECT DISTINCT
        coalesce(group_name, '') AS group_name,
        coalesce(group_name2, '') AS group_name2
    FROM judged
    WHERE nth = 1
) AS named
