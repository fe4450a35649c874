-- One row per score, in millionths, and pair of groups, by its number: how many first profiles of a
-- person had the outcome, had it not, and of how many that is not on record.
-- Left out: profiles without a score, and later profiles of the same person.
SELECT
    CAST(CAST(j.score AS DECIMAL(27, 6)) * 1000000 AS BIGINT) AS score_e6,
    p.pair_no,
    count(CASE WHEN j.outcome THEN 1 END) AS had,
    count(CASE WHEN NOT j.outcome THEN 1 END) AS had_not,
    count(CASE WHEN j.outcome IS NULL THEN 1 END) AS untold
FROM judged AS j
INNER JOIN paired AS p
    ON
        coalesce(j.group_name, '') = p.group_name
        AND coalesce(j.group_name2, '') = p.group_name2
WHERE j.nth = 1 AND j.score IS NOT NULL
GROUP BY
    CAST(CAST(j.score AS DECIMAL(27, 6)) * 1000000 AS BIGINT),
    p.pair_no
ORDER BY
    score_e6,
    pair_no
