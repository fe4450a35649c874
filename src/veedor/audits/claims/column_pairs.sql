-- One row: how many pairs of columns of one document have enough rows and different numbers to be
-- compared. Left out: pairs with fewer than the case asks for.
SELECT count(*) AS pairs
FROM (
    SELECT
        h.document,
        a.column_name AS one,
        b.column_name AS other
    FROM cells AS a
    INNER JOIN cells AS b
        ON a.deployment_id = b.deployment_id AND a.column_name < b.column_name
    INNER JOIN held AS h ON a.deployment_id = h.deployment_id AND h.in_copy = 0
    WHERE
        a.in_copy = 0
        AND b.in_copy = 0
        AND a.column_name <> 'deployments'
        AND b.column_name <> 'deployments'
    GROUP BY h.document, a.column_name, b.column_name
    HAVING count(*) >= $column_rows AND count(DISTINCT a.value) >= $column_numbers
) AS compared
ORDER BY pairs
