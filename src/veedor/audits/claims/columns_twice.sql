-- One row per document and two of its columns that hold the same number in every row that has
-- both: how many rows, how many different numbers, and their sum. Left out: columns that differ
-- somewhere, and those with fewer rows or different numbers than the case asks for.
SELECT
    coalesce(h.document, '') AS document,
    a.column_name AS one,
    b.column_name AS other,
    count(*) AS rows,
    count(DISTINCT a.value) AS numbers,
    sum(a.value) AS total
FROM cells AS a
INNER JOIN cells AS b
    ON a.deployment_id = b.deployment_id AND a.column_name < b.column_name
INNER JOIN held AS h ON a.deployment_id = h.deployment_id AND h.in_copy = 0
WHERE
    a.in_copy = 0
    AND b.in_copy = 0
    AND a.column_name <> 'deployments'
    AND b.column_name <> 'deployments'
GROUP BY coalesce(h.document, ''), a.column_name, b.column_name
HAVING
    count(*) = count(CASE WHEN a.value = b.value THEN 1 END)
    AND count(*) >= $column_rows
    AND count(DISTINCT a.value) >= $column_numbers
ORDER BY document, one, other
