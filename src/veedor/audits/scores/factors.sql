-- One row per text of factors, unit and selection, with how many profiles carry it.
-- Left out: profiles outside the period.
SELECT
    coalesce(factors, '') AS factors,
    coalesce(unit, '') AS unit,
    selected,
    count(*) AS profiles
FROM judged
GROUP BY
    coalesce(factors, ''),
    coalesce(unit, ''),
    selected
ORDER BY
    factors,
    unit,
    selected
