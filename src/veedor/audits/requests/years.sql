-- One row per year in which a request was received: its term starts in it.
-- Left out: requests received before or after the period or on no known day, and those withdrawn.
SELECT DISTINCT CAST(extract(YEAR FROM received_on) AS BIGINT) AS starts_in
FROM requests
WHERE
    received_on >= CAST($first_day AS DATE)
    AND received_on <= CAST($last_day AS DATE)
    AND coalesce(outcome, '') <> 'withdrawn'
ORDER BY starts_in
