-- One row per prediction of a cell that says anything: a rate above zero, a score, or a flag.
-- Left out: predictions left out; rates of zero, which the counts of the periods hold.
SELECT
    p.period_no,
    m.cell_no,
    j.rate,
    j.score,
    CASE WHEN j.flagged THEN 1 ELSE 0 END AS flagged
FROM judged AS j
INNER JOIN spans AS p
    ON j.valid_from = p.valid_from AND j.valid_to = p.valid_to
INNER JOIN mapped AS m
    ON j.cell = m.cell
WHERE
    j.reason = 'in'
    AND (coalesce(j.rate, 0) <> 0 OR j.score IS NOT NULL OR coalesce(j.flagged, FALSE))
ORDER BY p.period_no, m.cell_no
