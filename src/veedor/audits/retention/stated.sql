-- One row per retention term that was stated, each once. Left out: nothing.
SELECT DISTINCT
    kind,
    system,
    CAST(length AS BIGINT) AS length,
    unit,
    counted_from,
    matched,
    spares_cases,
    coalesce(stated_in, '') AS stated_in,
    CAST(valid_from_local AS DATE) AS valid_from,
    CAST(valid_to_local AS DATE) AS valid_to
FROM terms
ORDER BY
    kind,
    system,
    length,
    unit,
    counted_from,
    matched,
    spares_cases,
    stated_in,
    valid_from,
    valid_to
