-- One row: how many admitted rows of the list lie in the period, before it and after it, and
-- how many entries, persons and versions those in it make. Left out: nothing.
SELECT
    r.admitted,
    r.before,
    r.after,
    e.entries,
    e.persons,
    e.without_person,
    v.versions
FROM (
    SELECT
        count(*) AS admitted,
        count(CASE WHEN row_to <= CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
        count(CASE
            WHEN
                row_from >= CAST($period_to AS TIMESTAMP)
                AND (row_to IS NULL OR row_to > CAST($period_from AS TIMESTAMP))
                THEN 1
        END) AS after
    FROM (
        SELECT
            CASE
                WHEN w.version_at IS NULL THEN coalesce(w.listed_from, w.valid_from)
                ELSE w.version_at
            END AS row_from,
            CASE WHEN w.version_at IS NULL THEN w.listed_to ELSE p.next_at END AS row_to
        FROM watchlist AS w
        LEFT JOIN places AS p ON w.version_at = p.version_at
    ) AS row_spans
) AS r
CROSS JOIN (
    SELECT
        count(*) AS entries,
        count(DISTINCT person) AS persons,
        count(CASE WHEN person IS NULL THEN 1 END) AS without_person
    FROM entries
) AS e
CROSS JOIN (SELECT count(*) AS versions FROM places) AS v
ORDER BY r.admitted
