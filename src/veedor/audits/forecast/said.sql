-- One row per prediction of a cell that says anything: a rate above zero, a score, or a flag. Rate
-- and score are parted into whole ones and the rest in units of 10^-15, so that none is rounded.
-- Left out: predictions left out; rates of zero, which the counts of the periods hold.
SELECT
    p.period_no,
    m.cell_no,
    CAST(floor(coalesce(j.rate, 0)) AS BIGINT) AS rate_whole,
    CAST(
        CAST(coalesce(j.rate, 0) - floor(coalesce(j.rate, 0)) AS DECIMAL(18, 15))
        * 1000000000000000
        AS BIGINT
    ) AS rate_part,
    CAST(floor(coalesce(j.score, 0)) AS BIGINT) AS score_whole,
    CAST(
        CAST(coalesce(j.score, 0) - floor(coalesce(j.score, 0)) AS DECIMAL(18, 15))
        * 1000000000000000
        AS BIGINT
    ) AS score_part,
    CASE WHEN j.score IS NULL THEN 0 ELSE 1 END AS scored,
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
