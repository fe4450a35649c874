-- One row: how many admitted look-ups lie in the period, before it and after it, and how many
-- in the period lack a person, an account or a purpose. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    count(CASE WHEN inside = 1 AND person IS NULL THEN 1 END) AS without_person,
    count(CASE WHEN inside = 1 AND account IS NULL THEN 1 END) AS without_account,
    count(CASE WHEN inside = 1 AND purpose IS NULL THEN 1 END) AS without_purpose,
    count(CASE WHEN inside = 1 AND case_ref IS NULL THEN 1 END) AS without_case_ref
FROM (
    SELECT
        *,
        CASE
            WHEN
                made_at >= CAST($period_from AS TIMESTAMP)
                AND made_at < CAST($period_to AS TIMESTAMP)
                THEN 1
            ELSE 0
        END AS inside
    FROM queries
) AS placed
ORDER BY admitted
