-- One row per look-up in the period of a person who was on the list at some time: whether an
-- order was in force and on the list at that very moment, whether the person stands on the one
-- version that a static comparison would use, and where the moment lies among the orders.
-- Left out: look-ups of persons never on the list (they are outside at every moment).
SELECT
    q.query_id,
    q.person,
    CAST(q.made_at_local AS DATE) AS made_on,
    coalesce(p.basis, 'undocumented') AS basis,
    max(CASE
        WHEN
            q.made_at >= o.valid_from
            AND q.made_at < coalesce(o.valid_to, TIMESTAMP '9999-12-31 00:00:00')
            AND q.made_at >= coalesce(o.listed_from, o.valid_from)
            AND q.made_at < coalesce(o.listed_to, TIMESTAMP '9999-12-31 00:00:00')
            THEN 1
        ELSE 0
    END) AS inside,
    max(CASE
        WHEN
            o.valid_from <= CAST($static_at AS TIMESTAMP)
            AND coalesce(o.valid_to, TIMESTAMP '9999-12-31 00:00:00')
            > CAST($static_at AS TIMESTAMP)
            THEN 1
        ELSE 0
    END) AS on_static,
    max(CASE WHEN o.valid_from <= q.made_at THEN 1 ELSE 0 END) AS after_a_start,
    max(CASE
        WHEN coalesce(o.valid_to, TIMESTAMP '9999-12-31 00:00:00') > q.made_at THEN 1
        ELSE 0
    END) AS before_an_end
FROM queries AS q
INNER JOIN orders AS o ON q.person = o.person
LEFT JOIN purposes AS p ON q.purpose = p.purpose
WHERE
    q.made_at >= CAST($period_from AS TIMESTAMP)
    AND q.made_at < CAST($period_to AS TIMESTAMP)
GROUP BY q.query_id, q.person, CAST(q.made_at_local AS DATE), coalesce(p.basis, 'undocumented')
