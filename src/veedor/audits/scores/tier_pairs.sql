-- One row per way in which tier and factors of a person compare between two runs on end: the same
-- (1), not the same (0), not known (-1). Runs follow each other by the first day of each.
-- Left out: profiles without a person or a run, and persons who stand twice in one of the two runs.
SELECT
    CASE
        WHEN a.tier IS NULL OR b.tier IS NULL THEN -1
        WHEN a.tier = b.tier THEN 1
        ELSE 0
    END AS same_tier,
    CASE
        WHEN a.factors IS NULL OR b.factors IS NULL THEN -1
        WHEN a.factors = b.factors THEN 1
        ELSE 0
    END AS same_factors,
    count(*) AS pairs
FROM (
    SELECT
        person,
        run,
        min(tier) AS tier,
        min(factors) AS factors
    FROM judged
    WHERE person IS NOT NULL AND run IS NOT NULL
    GROUP BY person, run
    HAVING count(*) = 1
) AS a
INNER JOIN (
    SELECT
        run,
        lead(run) OVER (ORDER BY first_day, run) AS next_run
    FROM (
        SELECT
            run,
            min(coalesce(scored_on, DATE '9999-12-31')) AS first_day
        FROM judged
        WHERE run IS NOT NULL
        GROUP BY run
    ) AS runs
) AS r
    ON a.run = r.run
INNER JOIN (
    SELECT
        person,
        run,
        min(tier) AS tier,
        min(factors) AS factors
    FROM judged
    WHERE person IS NOT NULL AND run IS NOT NULL
    GROUP BY person, run
    HAVING count(*) = 1
) AS b
    ON b.run = r.next_run AND a.person = b.person
GROUP BY
    CASE
        WHEN a.tier IS NULL OR b.tier IS NULL THEN -1
        WHEN a.tier = b.tier THEN 1
        ELSE 0
    END,
    CASE
        WHEN a.factors IS NULL OR b.factors IS NULL THEN -1
        WHEN a.factors = b.factors THEN 1
        ELSE 0
    END
ORDER BY
    same_tier,
    same_factors
