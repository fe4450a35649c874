-- One row per account, decision and identity: how many alerts it decided on first.
-- Left out: alerts without an account.
SELECT
    account,
    decision,
    identity,
    count(*) AS alerts
FROM raised
WHERE account <> ''
GROUP BY account, decision, identity
ORDER BY account, decision, identity
