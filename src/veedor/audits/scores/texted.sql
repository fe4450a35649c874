-- One row per text of factors of first profiles, numbered in order from 1; an empty one is none.
-- Left out: everything where the case names no factor; texts that only later profiles have.
SELECT
    row_number() OVER (ORDER BY factors) AS text_no,
    factors
FROM (SELECT DISTINCT coalesce(factors, '') AS factors FROM judged WHERE nth = 1) AS named
WHERE $adjusting = 1
