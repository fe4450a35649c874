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
        version_at,
        entry_id,
        person,
        order_id,
        order_kind,
        listed_from,
        1 AS copy
    FROM watchlist
    WHERE version_at IS NOT NULL AND entry_id IS NOT NULL
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
