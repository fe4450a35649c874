-- One row: persons by a key apart from the document, and how many of them have entries under
-- several documents; documents, and how many of them stand for several such persons.
-- Left out: entries that lack either.
SELECT
    r.keys,
    r.keys_several,
    d.documents,
    d.documents_shared
FROM (
    SELECT
        count(*) AS keys,
        count(CASE WHEN documents > 1 THEN 1 END) AS keys_several
    FROM (
        SELECT
            person_ref,
            count(DISTINCT person) AS documents
        FROM entries
        WHERE person_ref IS NOT NULL AND person IS NOT NULL
        GROUP BY person_ref
    ) AS by_key
) AS r
CROSS JOIN (
    SELECT
        count(*) AS documents,
        count(CASE WHEN keys > 1 THEN 1 END) AS documents_shared
    FROM (
        SELECT
            person,
            count(DISTINCT person_ref) AS keys
        FROM entries
        WHERE person_ref IS NOT NULL AND person IS NOT NULL
        GROUP BY person
    ) AS by_document
) AS d
ORDER BY r.keys
