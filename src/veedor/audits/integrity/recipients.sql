-- One row: recipients in the period, those that some disclosure says the policy does not name,
-- and those of which no disclosure says so but not all say that it does. Disclosures without a
-- recipient count as one recipient more. Left out: nothing.
SELECT
    count(*) AS recipients,
    count(CASE WHEN refused > 0 THEN 1 END) AS outside,
    count(CASE WHEN refused = 0 AND (unknown > 0 OR named = 0) THEN 1 END) AS untold
FROM (
    SELECT
        max(CASE WHEN recipient IS NULL THEN 0 ELSE 1 END) AS named,
        count(CASE WHEN NOT policy_permits THEN 1 END) AS refused,
        count(CASE WHEN policy_permits IS NULL THEN 1 END) AS unknown
    FROM disclosures
    WHERE
        given_at >= CAST($period_from AS TIMESTAMP)
        AND given_at < CAST($period_to AS TIMESTAMP)
    GROUP BY recipient
) AS by_recipient
ORDER BY recipients
