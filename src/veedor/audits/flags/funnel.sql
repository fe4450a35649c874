-- One row per pair of what the last review found and what came of a referral ("not referred"
-- where there is none; the furthest of several; "unknown" where none says): of how many flags.
-- Left out: flags outside the period.
SELECT
    j.verdict,
    CASE
        WHEN r.flag_id IS NULL THEN 'not referred'
        WHEN r.cases > 0 THEN 'case'
        WHEN r.pending > 0 THEN 'pending'
        WHEN r.untold > 0 THEN 'unknown'
        ELSE 'no case'
    END AS outcome,
    count(*) AS flags
FROM judged AS j
LEFT JOIN (
    SELECT
        flag_id,
        count(CASE WHEN outcome = 'case' THEN 1 END) AS cases,
        count(CASE WHEN outcome = 'pending' THEN 1 END) AS pending,
        count(CASE WHEN outcome IS NULL THEN 1 END) AS untold
    FROM referrals
    GROUP BY flag_id
) AS r ON j.flag_id = r.flag_id
GROUP BY
    j.verdict,
    CASE
        WHEN r.flag_id IS NULL THEN 'not referred'
        WHEN r.cases > 0 THEN 'case'
        WHEN r.pending > 0 THEN 'pending'
        WHEN r.untold > 0 THEN 'unknown'
        ELSE 'no case'
    END
ORDER BY verdict, outcome
