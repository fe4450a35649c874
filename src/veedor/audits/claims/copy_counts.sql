-- One row: rows of the table, rows of the copy, pairs of a row and its copy, and how many numbers
-- those pairs have in both. Left out: nothing.
SELECT
    (SELECT count(*) FROM deployments) AS table_rows,
    (SELECT count(*) FROM deployments_copy) AS copy_rows,
    (SELECT count(*) FROM copy_pairs) AS pairs,
    (
        SELECT count(*)
        FROM copy_pairs AS p
        INNER JOIN cells AS a ON p.deployment_id = a.deployment_id
        INNER JOIN cells AS b ON p.copy_id = b.deployment_id AND a.column_name = b.column_name
        WHERE a.in_copy = 0 AND b.in_copy = 1 AND a.column_name <> 'deployments'
    ) AS numbers
ORDER BY table_rows
