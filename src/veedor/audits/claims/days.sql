-- One row per deployment of either table, in the order of its numbers: its day, that day turned
-- round, and the year under which the table lists it. Left out: nothing.
SELECT
    in_copy,
    deployment_id,
    coalesce(document, '') AS document,
    coalesce(system, '') AS system,
    coalesce(place, '') AS place,
    form,
    written,
    turned,
    written_year,
    listed_year
FROM held
ORDER BY in_copy, document, length(deployment_id), deployment_id
