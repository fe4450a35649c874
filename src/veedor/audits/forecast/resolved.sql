-- One row per answer to whether a resolution that allows the system was there before a run: 1 yes,
-- 0 no, -1 not known (a resolution does not say its day, or what it allows), and how many runs.
-- Left out: runs outside the period; resolutions about another technology.
WITH runs AS (
    SELECT
        coalesce(
            run_id,
            CAST(issued_at AS VARCHAR),
            CAST(valid_from AS VARCHAR)
        ) AS run,
        min(CAST(coalesce(issued_at_local, valid_from_local) AS DATE)) AS run_on
    FROM predictions
    WHERE
        valid_from >= CAST($period_from AS TIMESTAMP)
        AND valid_from < CAST($period_to AS TIMESTAMP)
    GROUP BY
        coalesce(
            run_id,
            CAST(issued_at AS VARCHAR),
            CAST(valid_from AS VARCHAR)
        )
),

stated AS (
    SELECT
        resolved_on,
        until,
        CASE
            WHEN NOT allows OR NOT findings THEN 0
            WHEN allows AND (findings OR $findings = 0) THEN 2
            ELSE 1
        END AS allowing
    FROM resolutions
    WHERE $systems = '||'
        OR position('|' || replace(coalesce(system, ''), '|', ' ') || '|' IN $systems) > 0
),

answered AS (
    SELECT
        r.run,
        max(CASE
            WHEN s.allowing IS NULL OR s.allowing = 0 THEN 0
            WHEN s.resolved_on IS NULL THEN 1
            WHEN s.resolved_on >= r.run_on OR s.until < r.run_on THEN 0
            ELSE s.allowing
        END) AS before
    FROM runs AS r
    LEFT JOIN stated AS s
        ON s.allowing >= 0
    GROUP BY r.run
)

SELECT
    CASE before WHEN 2 THEN 1 WHEN 1 THEN -1 ELSE 0 END AS allowed,
    count(*) AS runs
FROM answered
GROUP BY CASE before WHEN 2 THEN 1 WHEN 1 THEN -1 ELSE 0 END
ORDER BY allowed
