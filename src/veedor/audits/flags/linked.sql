-- One row: flags of the period that some capture led to, those that their last review found
-- useful, and those without a review or that it could not tell.
-- Left out: captures outside the period, and those that cite no flag of the period.
SELECT
    count(*) AS flags,
    count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful,
    count(CASE WHEN verdict IN ('none', 'unknown') THEN 1 END) AS untold
FROM judged
WHERE flag_id IN (SELECT flag_id FROM held WHERE flag_id IS NOT NULL)
ORDER BY flags
