-- One row per act on which some order or some row of the programme's list could bear: how many orders
-- of the person were in force at its start, how many of these allow this kind of act, how many name
-- no kind, and whether the person was listed that day: 2 yes, 1 not to be told, 0 no, -1 no row.
-- An order is the act's own if it is of the same person, or if the act cites it and names nobody.
-- Left out: acts of a person without any order or row, and orders and rows of other persons.
SELECT
    stop_id,
    sum(in_force) AS in_force,
    sum(CASE
        WHEN in_force = 0 THEN 0
        WHEN position('|' || act || ':' || kind || '|' IN $allows) > 0 THEN 1
        ELSE 0
    END) AS allowing,
    sum(CASE WHEN in_force = 1 AND kind = '' THEN 1 ELSE 0 END) AS kindless,
    max(listed) AS listed
FROM (
    SELECT
        s.stop_id,
        lower(coalesce(trim(s.act), '')) AS act,
        lower(coalesce(trim(o.kind), '')) AS kind,
        1 AS in_force,
        -1 AS listed
    FROM stops AS s
    INNER JOIN orders AS o ON s.person = o.person
    WHERE o.valid_from <= s.started_at AND (o.valid_to IS NULL OR o.valid_to > s.started_at)
    UNION ALL
    SELECT
        s.stop_id,
        lower(coalesce(trim(s.act), '')) AS act,
        lower(coalesce(trim(o.kind), '')) AS kind,
        1 AS in_force,
        -1 AS listed
    FROM stops AS s
    INNER JOIN orders AS o ON s.order_id = o.order_id
    WHERE
        s.person IS NULL
        AND o.valid_from <= s.started_at AND (o.valid_to IS NULL OR o.valid_to > s.started_at)
    UNION ALL
    SELECT
        s.stop_id,
        '' AS act,
        '' AS kind,
        0 AS in_force,
        CASE
            WHEN q.scored_on > CAST(s.started_at_local AS DATE) THEN 0
            WHEN q.removed_on <= CAST(s.started_at_local AS DATE) THEN 0
            WHEN NOT q.selected THEN 0
            WHEN q.scored_on IS NULL THEN 1
            ELSE 2
        END AS listed
    FROM stops AS s
    INNER JOIN profiles AS q ON s.person = q.person
) AS borne
GROUP BY stop_id
