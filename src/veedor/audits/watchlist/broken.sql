-- One row per entry that is missing from some version between its first and its last: each
-- stay of it counts as an entry of its own. Left out: entries in one unbroken stay, which are
-- known by their first place, their last and how many rows they have, without sorting.
SELECT
    w.entry_id,
    w.person,
    w.order_id,
    w.order_kind,
    w.listed_from,
    w.copy
FROM (
    SELECT
        l.version_at,
        l.entry_id,
        l.person,
        l.order_id,
        l.order_kind,
        l.listed_from,
        CAST(1 AS BIGINT) AS copy
    FROM watchlist AS l
    LEFT JOIN doubled AS d
        ON
            l.entry_id IS NULL
            AND l.person IS NOT DISTINCT FROM d.person
            AND l.order_id IS NOT DISTINCT FROM d.order_id
            AND l.order_kind IS NOT DISTINCT FROM d.order_kind
            AND l.listed_from IS NOT DISTINCT FROM d.listed_from
    WHERE l.version_at IS NOT NULL AND d.doubled IS NULL
    UNION ALL
    SELECT
        version_at,
        entry_id,
        person,
        order_id,
        order_kind,
        listed_from,
        copy
    FROM unnumbered
) AS w
INNER JOIN places AS p ON w.version_at = p.version_at
GROUP BY w.entry_id, w.person, w.order_id, w.order_kind, w.listed_from, w.copy
HAVING max(p.place) - min(p.place) + 1 > count(*)
