-- One row per unbroken run of calendar days, at least as long as the case asks, on each of which
-- an account made a look-up: by clock, with all look-ups and without those that look automatic.
-- Left out: shorter runs.
SELECT
    CAST(account AS VARCHAR) AS account,
    clock,
    counted,
    min(day) AS first_day,
    count(*) AS days
FROM (
    SELECT
        account,
        clock,
        counted,
        day,
        datediff('day', DATE '2000-01-01', day)
        - row_number() OVER (PARTITION BY account, clock, counted ORDER BY day) AS run
    FROM (
        SELECT
            account,
            clock,
            'all' AS counted,
            day
        FROM account_days
        UNION ALL
        SELECT
            account,
            clock,
            'without automatic' AS counted,
            day
        FROM account_days
        WHERE queries > automatic
    ) AS acts
) AS numbered
GROUP BY account, clock, counted, run
HAVING count(*) >= $run_of_days
ORDER BY account, clock, counted, first_day
