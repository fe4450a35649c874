-- One row per act of which some order on record could be the basis: how many orders of the person
-- were in force at its start, how many of these allow this kind of act, and how many name no kind.
-- An order is the act's own if it is of the same person, or if the act cites it and names nobody.
-- Left out: acts of a person without any order, and orders of other persons.
SELECT
    stop_id,
    sum(in_force) AS in_force,
    sum(CASE
        WHEN position('|' || act || ':' || kind || '|' IN $allows) > 0 THEN in_force ELSE 0
    END) AS allowing,
    sum(CASE WHEN kind = '' THEN in_force ELSE 0 END) AS kindless
FROM (
    SELECT
        s.stop_id,
        lower(coalesce(trim(s.act), '')) AS act,
        lower(coalesce(trim(o.kind), '')) AS kind,
        CASE
            WHEN
                o.valid_from <= s.started_at
                AND (o.valid_to IS NULL OR o.valid_to > s.started_at) THEN 1
            ELSE 0
        END AS in_force
    FROM stops AS s
    INNER JOIN orders AS o ON s.person = o.person
    UNION ALL
    SELECT
        s.stop_id,
        lower(coalesce(trim(s.act), '')) AS act,
        lower(coalesce(trim(o.kind), '')) AS kind,
        CASE
            WHEN
                o.valid_from <= s.started_at
                AND (o.valid_to IS NULL OR o.valid_to > s.started_at) THEN 1
            ELSE 0
        END AS in_force
    FROM stops AS s
    INNER JOIN orders AS o ON s.order_id = o.order_id
    WHERE s.person IS NULL
) AS matched
GROUP BY stop_id
