-- One row per set of requests of one kind and body with the same days and the same answer:
-- received in the period, or without a day of receipt.
-- Left out: requests received before or after the period, and those withdrawn.
SELECT
    kind,
    coalesce(body, '') AS body,
    received_on,
    due_on,
    answered_on,
    done_on,
    coalesce(outcome, '') AS outcome,
    extended,
    reasoned,
    explained,
    count(*) AS requests
FROM requests
WHERE
    coalesce(received_on >= CAST($first_day AS DATE), TRUE)
    AND coalesce(received_on <= CAST($last_day AS DATE), TRUE)
    AND coalesce(outcome, '') <> 'withdrawn'
GROUP BY
    kind,
    coalesce(body, ''),
    received_on,
    due_on,
    answered_on,
    done_on,
    coalesce(outcome, ''),
    extended,
    reasoned,
    explained
ORDER BY
    kind,
    body,
    received_on,
    due_on,
    answered_on,
    done_on,
    outcome,
    extended,
    reasoned,
    explained
