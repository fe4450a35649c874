-- One row per account that the log names, and a small number in its place: what is sorted and
-- grouped by account is sorted by that. Left out: look-ups without an account.
SELECT
    account,
    row_number() OVER (ORDER BY account) AS account_no
FROM (SELECT DISTINCT account FROM queries WHERE account IS NOT NULL) AS distinct_accounts
