-- One row per account: look-ups, active days, look-ups at night, and whether the account stands
-- in the register of accounts. Left out: look-ups without an account; the published clock.
SELECT
    CAST(d.account AS VARCHAR) AS account,
    CAST(sum(d.queries) AS BIGINT) AS queries,
    count(*) AS days,
    CAST(sum(d.at_night) AS BIGINT) AS at_night,
    max(CASE WHEN a.account IS NULL THEN 0 ELSE 1 END) AS registered
FROM account_days AS d
LEFT JOIN (SELECT DISTINCT account FROM accounts) AS a ON d.account = a.account
WHERE d.clock = 'zone'
GROUP BY d.account
ORDER BY account
