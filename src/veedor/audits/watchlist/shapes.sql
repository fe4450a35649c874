-- One row per form of document number that the case does not accept, with the entries: the
-- hundred most frequent. Left out: accepted forms, missing numbers and rarer forms.
SELECT
    document_shape,
    count(*) AS entries
FROM entries
WHERE
    document_shape IS NOT NULL
    AND position('|' || replace(document_shape, '|', ' ') || '|' IN $shapes) = 0
GROUP BY document_shape
ORDER BY entries DESC, document_shape
LIMIT 100
