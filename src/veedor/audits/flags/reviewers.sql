-- One row per result of an account: how many of its reviews found the flag useful, how many could
-- tell, and how many accounts have that result. No account is named.
-- Left out: reviews of flags outside the period, without an account, or that could not tell.
SELECT
    useful,
    decided,
    count(*) AS accounts
FROM (
    SELECT
        h.account,
        count(CASE WHEN h.verdict = 'useful' THEN 1 END) AS useful,
        count(*) AS decided
    FROM human AS h
    INNER JOIN judged AS j ON h.flag_id = j.flag_id
    WHERE h.account IS NOT NULL AND h.verdict <> 'unknown'
    GROUP BY h.account
) AS results
GROUP BY useful, decided
ORDER BY useful, decided
