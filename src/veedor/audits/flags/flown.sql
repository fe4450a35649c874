-- One row per set of flights with the same marks and length in whole minutes (empty where the
-- landing is unknown or before the take-off): how many flights.
-- Left out: flights that took off before or after the period.
SELECT
    authorised,
    over_gathering,
    cited,
    minutes,
    count(*) AS flights
FROM (
    SELECT
        authorised,
        over_gathering,
        CASE WHEN coalesce(order_id, '') = '' THEN 0 ELSE 1 END AS cited,
        CASE
            WHEN ended_at >= started_at
                THEN datediff('microsecond', started_at, ended_at) // 60000000
        END AS minutes
    FROM flights
    WHERE
        started_at >= CAST($period_from AS TIMESTAMP)
        AND started_at < CAST($period_to AS TIMESTAMP)
) AS lengths
GROUP BY authorised, over_gathering, cited, minutes
ORDER BY authorised, over_gathering, cited, minutes
