-- One row per row of a plate reader's totals: what it prints (nothing where it prints nothing),
-- whether another row of the same reader covers some of the same time, and how many hits of the
-- log fall in it; ``stray``: hits of the same time that name no reader, and may belong to it.
-- Left out: rows that do not lie in the period.
SELECT
    r.row_no,
    r.reader_no,
    r.reads,
    r.hits,
    CASE WHEN r.starts_at IS NULL OR r.ends_at IS NULL THEN 0 ELSE 1 END AS dated,
    coalesce(o.overlaps, 0) AS overlaps,
    coalesce(l.listed, 0) AS listed,
    coalesce(s.stray, 0) AS stray
FROM plate_rows AS r
LEFT JOIN (
    SELECT
        one.row_no,
        max(1) AS overlaps
    FROM plate_rows AS one
    INNER JOIN plate_rows AS other
        ON
            one.reader = other.reader
            AND one.starts_at < other.ends_at
            AND other.starts_at < one.ends_at
    WHERE one.row_no <> other.row_no AND one.lies = 'in' AND other.lies = 'in'
    GROUP BY one.row_no
) AS o ON r.row_no = o.row_no
LEFT JOIN (
    SELECT
        p.row_no,
        count(*) AS listed
    FROM plate_rows AS p
    INNER JOIN plate_marks AS m
        ON p.reader = m.reader AND m.made_at >= p.starts_at AND m.made_at < p.ends_at
    GROUP BY p.row_no
) AS l ON r.row_no = l.row_no
LEFT JOIN (
    SELECT
        p.row_no,
        count(*) AS stray
    FROM plate_rows AS p
    INNER JOIN plate_marks AS m
        ON m.reader_no = 0 AND m.made_at >= p.starts_at AND m.made_at < p.ends_at
    GROUP BY p.row_no
) AS s ON r.row_no = s.row_no
WHERE r.lies = 'in'
ORDER BY r.row_no
