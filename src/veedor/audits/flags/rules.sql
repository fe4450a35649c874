-- One row per rule or keyword, of flags and of captures: how many it raised. The case's word list
-- is held against the text in the audit; no text is given in the findings.
-- Left out: flags and captures outside the period, and those that name no rule.
SELECT
    record,
    rule,
    count(*) AS raised
FROM (
    SELECT
        'flags' AS record,
        rule,
        made_at
    FROM flags
    UNION ALL
    SELECT
        'monitoring' AS record,
        rule,
        made_at
    FROM monitoring
) AS ruled
WHERE
    rule IS NOT NULL
    AND made_at >= CAST($period_from AS TIMESTAMP)
    AND made_at < CAST($period_to AS TIMESTAMP)
GROUP BY record, rule
ORDER BY record, rule
