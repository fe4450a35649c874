-- One row per text of factors of first profiles: its number among the cells that are adjusted.
-- Left out: everything where the case names no factor; texts that only later profiles have.
SELECT
    text_no,
    factors
FROM texted
ORDER BY text_no
