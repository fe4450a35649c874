-- One row per reader and state of its hits; levels are 2 yes, 1 not to be told, 0 no. The reader
-- numbered 0 is of hits that name none. ``covered``: some row of totals holds the hit.
-- Left out: nothing of what is in the period.
SELECT
    m.reader_no,
    m.reading,
    m.lifted,
    m.acted,
    m.looked,
    m.with_list,
    CASE WHEN c.hit_id IS NOT NULL THEN 2 WHEN m.reader_no = 0 THEN 1 ELSE 0 END AS covered,
    count(*) AS hits
FROM plate_marks AS m
LEFT JOIN (
    SELECT DISTINCT i.hit_id
    FROM plate_marks AS i
    INNER JOIN plate_rows AS r
        ON i.reader = r.reader AND i.made_at >= r.starts_at AND i.made_at < r.ends_at
) AS c ON m.hit_id = c.hit_id
GROUP BY
    m.reader_no,
    m.reading,
    m.lifted,
    m.acted,
    m.looked,
    m.with_list,
    CASE WHEN c.hit_id IS NOT NULL THEN 2 WHEN m.reader_no = 0 THEN 1 ELSE 0 END
ORDER BY reader_no, reading, lifted, acted, looked, with_list, covered
