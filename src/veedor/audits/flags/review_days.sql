-- One row per day on which reviews were made (the case's wall clock): those that found the flag
-- useful, and those that could tell.
-- Left out: reviews of flags outside the period, without a moment, or that could not tell.
SELECT
    CAST(h.reviewed_at_local AS DATE) AS day,
    count(CASE WHEN h.verdict = 'useful' THEN 1 END) AS useful,
    count(*) AS decided
FROM human AS h
INNER JOIN judged AS j ON h.flag_id = j.flag_id
WHERE h.reviewed_at IS NOT NULL AND h.verdict <> 'unknown'
GROUP BY CAST(h.reviewed_at_local AS DATE)
ORDER BY day
