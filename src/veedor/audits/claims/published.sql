-- One row per published figure, as it stands. Left out: nothing.
SELECT
    claim_id,
    coalesce(said_by, '') AS said_by,
    coalesce(document, '') AS document,
    coalesce(page, '') AS page,
    coalesce(system, '') AS system,
    coalesce(measured, '') AS measured,
    value,
    unit,
    decimals,
    coalesce(denominator, '') AS denominator,
    totals,
    starts_on,
    ends_on,
    coalesce(place, '') AS place,
    coalesce(group_name, '') AS group_name
FROM claims
ORDER BY claim_id
