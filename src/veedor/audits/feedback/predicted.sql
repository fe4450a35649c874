-- One row: predictions admitted, outside the period, in it without a place, and of the rest how
-- many were flagged and of how many that is not known. Left out: nothing.
SELECT
    p.admitted,
    p.outside,
    p.placeless,
    r.flagged,
    r.untold
FROM (
    SELECT
        count(*) AS admitted,
        count(CASE
            WHEN
                valid_from < CAST($period_from AS TIMESTAMP)
                OR valid_from >= CAST($period_to AS TIMESTAMP)
                THEN 1
        END) AS outside,
        count(CASE
            WHEN
                cell IS NULL
                AND valid_from >= CAST($period_from AS TIMESTAMP)
                AND valid_from < CAST($period_to AS TIMESTAMP)
                THEN 1
        END) AS placeless
    FROM predictions
) AS p
CROSS JOIN (
    SELECT
        count(CASE WHEN flagged = 1 THEN 1 END) AS flagged,
        count(CASE WHEN flagged = -1 THEN 1 END) AS untold
    FROM ranked
) AS r
ORDER BY p.admitted
