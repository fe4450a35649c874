-- One row per form of document (missing, placeholder, other, accepted by the case), lack of
-- filiation and lack of a date of birth, with the entries. Left out: nothing.
SELECT
    document,
    filiationless,
    birthless,
    count(*) AS entries
FROM (
    SELECT
        filiationless,
        birthless,
        CASE
            WHEN document_shape IS NULL THEN 'missing'
            WHEN substring(document_shape, 1, 1) = '!' THEN 'placeholder'
            WHEN position('|' || replace(document_shape, '|', ' ') || '|' IN $shapes) > 0
                THEN 'accepted'
            ELSE 'other'
        END AS document
    FROM entries
) AS formed
GROUP BY document, filiationless, birthless
ORDER BY document, filiationless, birthless
