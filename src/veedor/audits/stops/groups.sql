-- One row per group of the kind of act whose groups are compared: its number in the clock.
-- Left out: groups of any other kind of act.
SELECT
    group_no,
    group_name
FROM compared
ORDER BY group_no
