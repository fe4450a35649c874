-- One row per pair of groups, as recorded in the two columns of groups: its number among the scores.
-- Left out: pairs of which only later profiles of a person are.
SELECT
    pair_no,
    group_name,
    group_name2
FROM paired
ORDER BY pair_no
