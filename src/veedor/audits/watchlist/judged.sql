-- One row per entry of the table entries, with where its stay lies among the orders of its
-- person (covered: all of it; part; never; no person) and how late it was still on the list
-- after its own order ended (yes 2, not known 1, no 0). Left out: nothing.
SELECT
    e.entry,
    e.order_kind,
    e.minor,
    CASE
        WHEN e.person IS NULL THEN 'no person'
        WHEN p.covered = 1 THEN 'covered'
        WHEN p.touched = 1 THEN 'part'
        ELSE 'never'
    END AS order_place,
    CASE
        WHEN coalesce(o.valid_to, e.valid_to) < e.until THEN 2
        WHEN o.order_id IS NULL AND e.dated = 0 THEN 1
        ELSE 0
    END AS ended,
    CASE
        WHEN coalesce(o.valid_to, e.valid_to) < e.until
            THEN datediff('day', CAST(coalesce(o.valid_to, e.valid_to) AS DATE), CAST(e.until AS DATE))
        ELSE 0
    END AS days_late
FROM entries AS e
LEFT JOIN (
    SELECT
        order_id,
        max(valid_to) AS valid_to
    FROM orders
    WHERE order_id IS NOT NULL
    GROUP BY order_id
) AS o ON e.order_id = o.order_id
LEFT JOIN (
    SELECT
        x.entry,
        max(CASE WHEN s.since <= x.since AND s.until >= x.until THEN 1 ELSE 0 END) AS covered,
        max(CASE WHEN s.since < x.until AND s.until > x.since THEN 1 ELSE 0 END) AS touched
    FROM entries AS x
    INNER JOIN order_spans AS s ON x.person = s.person
    GROUP BY x.entry
) AS p ON e.entry = p.entry
