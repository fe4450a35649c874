-- One row: requests admitted, received before and after the period, and withdrawn in it; and the
-- last day that the record names. Requests without a day of receipt count as in the period.
-- Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN received_on < CAST($first_day AS DATE) THEN 1 END) AS before,
    count(CASE WHEN received_on > CAST($last_day AS DATE) THEN 1 END) AS after,
    count(CASE
        WHEN
            outcome = 'withdrawn'
            AND coalesce(received_on >= CAST($first_day AS DATE), TRUE)
            AND coalesce(received_on <= CAST($last_day AS DATE), TRUE)
            THEN 1
    END) AS withdrawn,
    max(greatest(
        coalesce(received_on, DATE '0001-01-01'),
        coalesce(answered_on, DATE '0001-01-01'),
        coalesce(done_on, DATE '0001-01-01')
    )) AS last_day
FROM requests
ORDER BY admitted
