-- One row per term that a document states. Left out: nothing.
SELECT
    coalesce(system, '') AS system,
    data_kind,
    coalesce(term, '') AS term,
    coalesce(stated_by, '') AS stated_by,
    document,
    coalesce(page, '') AS page,
    value,
    unit,
    valid_from,
    valid_to
FROM stated_terms
ORDER BY system, data_kind, term, document, page, value, unit, valid_from, valid_to
