-- One row: entries with a person, their persons, and those among both that were on the list
-- while another entry of the same person was (with any order; with the same order and kind).
-- Left out: entries without a person.
SELECT
    count(*) AS entries,
    count(DISTINCT person) AS persons,
    count(CASE WHEN reached > since THEN 1 END) AS repeats,
    count(DISTINCT CASE WHEN reached > since THEN person END) AS repeated_persons,
    count(CASE WHEN reached_same > since THEN 1 END) AS same_order,
    count(DISTINCT CASE WHEN reached_same > since THEN person END) AS same_order_persons
FROM (
    SELECT
        person,
        since,
        max(until) OVER (
            PARTITION BY person
            ORDER BY since, until, entry
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached,
        max(until) OVER (
            PARTITION BY person, order_id, order_kind
            ORDER BY since, until, entry
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached_same
    FROM entries
    WHERE person IS NOT NULL
) AS reaching
ORDER BY entries
