-- One row per answer to whether an account's first use in the period came on or after the day of a
-- training: yes (1), no or no training on record (0), a training without a day (-1).
-- Left out: queries outside the period or without an account.
SELECT
    CASE
        WHEN t.first_trained <= u.first_used THEN 1
        WHEN t.undated > 0 THEN -1
        ELSE 0
    END AS trained,
    count(*) AS accounts
FROM (
    SELECT
        account,
        min(CAST(made_at_local AS DATE)) AS first_used
    FROM queries
    WHERE
        account IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
    GROUP BY account
) AS u
LEFT JOIN (
    SELECT
        account,
        min(trained_on) AS first_trained,
        count(CASE WHEN trained_on IS NULL THEN 1 END) AS undated
    FROM trainings
    GROUP BY account
) AS t
    ON u.account = t.account
GROUP BY
    CASE
        WHEN t.first_trained <= u.first_used THEN 1
        WHEN t.undated > 0 THEN -1
        ELSE 0
    END
ORDER BY trained
