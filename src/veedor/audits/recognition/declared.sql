-- One row per published figure: what it measures, over what, and its value.
-- Left out: nothing.
SELECT
    claim_id,
    coalesce(measured, '') AS measured,
    coalesce(denominator, '') AS denominator,
    coalesce(unit, '') AS unit,
    value,
    decimals
FROM claims
ORDER BY claim_id
