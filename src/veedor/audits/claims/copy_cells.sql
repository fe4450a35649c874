-- One row per number that a row and its copy give differently. Left out: numbers that only one of
-- the two has, and rows that were not paired.
SELECT
    p.deployment_id,
    p.copy_id,
    a.column_name,
    a.value,
    b.value AS copy_value,
    coalesce(h.place, '') AS place,
    coalesce(h.document, '') AS document,
    coalesce(h.page, '') AS page,
    coalesce(c.document, '') AS copy_document,
    coalesce(c.page, '') AS copy_page
FROM copy_pairs AS p
INNER JOIN cells AS a ON p.deployment_id = a.deployment_id AND a.in_copy = 0
INNER JOIN cells AS b
    ON p.copy_id = b.deployment_id AND a.column_name = b.column_name AND b.in_copy = 1
INNER JOIN held AS h ON p.deployment_id = h.deployment_id AND h.in_copy = 0
INNER JOIN held AS c ON p.copy_id = c.deployment_id AND c.in_copy = 1
WHERE a.value <> b.value
ORDER BY p.deployment_id, p.copy_id, a.column_name
