-- One row per deployment of either table, with its day as it was said: slashes for dots and
-- hyphens. Left out: nothing.
SELECT
    0 AS in_copy,
    deployment_id,
    document,
    page,
    system,
    place,
    year AS listed_year,
    held_on,
    replace(replace(trim(held_text), '-', '/'), '.', '/') AS said
FROM deployments
UNION ALL
SELECT
    1 AS in_copy,
    deployment_id,
    document,
    page,
    system,
    place,
    year AS listed_year,
    held_on,
    replace(replace(trim(held_text), '-', '/'), '.', '/') AS said
FROM deployments_copy
