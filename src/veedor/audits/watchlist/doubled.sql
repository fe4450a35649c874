-- One row per person, order, kind of order and date of entry of which some version holds several
-- rows without an entry number. Left out: all others, and rows with an entry number.
-- In a block of thirty versions each row adds a power of two of its own version: the sum and
-- the bits are the same number unless a version comes twice. No row needs sorting.
SELECT
    person,
    order_id,
    order_kind,
    listed_from,
    1 AS doubled
FROM (
    SELECT
        w.person,
        w.order_id,
        w.order_kind,
        w.listed_from,
        CASE
            WHEN
                sum(CAST(1 AS BIGINT) << CAST(p.place % 30 AS INTEGER))
                = bit_or(CAST(1 AS BIGINT) << CAST(p.place % 30 AS INTEGER))
                THEN 0
            ELSE 1
        END AS doubled
    FROM watchlist AS w
    INNER JOIN places AS p ON w.version_at = p.version_at
    WHERE w.entry_id IS NULL
    GROUP BY
        w.person,
        w.order_id,
        w.order_kind,
        w.listed_from,
        p.place - p.place % 30
) AS blocks
WHERE doubled = 1
GROUP BY person, order_id, order_kind, listed_from
