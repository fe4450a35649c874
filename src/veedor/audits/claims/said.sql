-- One row per deployment of either table, with its day as it was said: slashes for dots and
-- hyphens, without a time of day. Left out: nothing.
SELECT
    0 AS in_copy,
    deployment_id,
    document,
    page,
    system,
    place,
    year AS listed_year,
    held_on,
    replace(replace(split_part(trim(held_text), ' ', 1), '-', '/'), '.', '/') AS said
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
    replace(replace(split_part(trim(held_text), ' ', 1), '-', '/'), '.', '/') AS said
FROM deployments_copy
