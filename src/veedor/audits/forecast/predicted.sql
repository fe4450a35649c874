-- One row per prediction of a cell that says anything, of one period (asked for one by one): its
-- rate and score in whole ones and units of 10^-15. Left out: as in said.
SELECT
    cell_no,
    rate_whole,
    rate_part,
    score_whole,
    score_part,
    scored,
    flagged
FROM said
WHERE period_no = $part
ORDER BY cell_no
