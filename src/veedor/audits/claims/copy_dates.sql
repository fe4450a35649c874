-- One row per row and its copy: both days, each turned round too, and how each was written.
-- Left out: rows that were not paired; a day that cannot be read is empty.
SELECT
    p.deployment_id,
    p.copy_id,
    a.written,
    a.turned,
    b.written AS copy_written,
    b.turned AS copy_turned,
    a.form,
    b.form AS copy_form,
    coalesce(a.place, '') AS place,
    coalesce(a.document, '') AS document,
    coalesce(b.document, '') AS copy_document
FROM copy_pairs AS p
INNER JOIN held AS a ON p.deployment_id = a.deployment_id AND a.in_copy = 0
INNER JOIN held AS b ON p.copy_id = b.deployment_id AND b.in_copy = 1
ORDER BY p.deployment_id, p.copy_id
