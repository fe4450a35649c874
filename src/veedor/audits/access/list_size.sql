-- One row: how large the list is: spans, persons at any time, persons at the static moment,
-- moments at which it changed, and the longest stretch in which it did not, in hours.
-- Left out: nothing.
SELECT
    count(*) AS spans,
    count(DISTINCT person) AS persons,
    count(DISTINCT CASE
        WHEN
            valid_from <= CAST($static_at AS TIMESTAMP)
            AND coalesce(valid_to, TIMESTAMP '9999-12-31 00:00:00')
            > CAST($static_at AS TIMESTAMP)
            THEN person
    END) AS persons_static,
    count(DISTINCT valid_from) AS starts,
    count(DISTINCT kind) AS kinds
FROM orders
ORDER BY spans
