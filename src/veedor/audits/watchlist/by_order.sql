-- One row per kind of order as recorded, place among the orders of the person, whether the
-- entry outlived its own order, and minority at entry, with the entries. Left out: nothing.
SELECT
    coalesce(order_kind, '') AS order_kind,
    order_place,
    ended,
    minor,
    count(*) AS entries
FROM judged
GROUP BY coalesce(order_kind, ''), order_place, ended, minor
ORDER BY order_kind, order_place, ended, minor
