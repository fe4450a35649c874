-- One row per year in which a thing was made or last used, its case was closed, or its activity
-- ended: in these years its terms start. Left out: things deleted before the period or made
-- after it.
WITH together AS (
    SELECT DISTINCT
        CAST(extract(YEAR FROM created_at_local) AS BIGINT) AS created_in,
        CAST(extract(YEAR FROM last_used_at_local) AS BIGINT) AS used_in,
        CAST(extract(YEAR FROM case_closed_on) AS BIGINT) AS closed_in,
        CAST(extract(YEAR FROM ended_on) AS BIGINT) AS ended_in
    FROM lives
    WHERE
        coalesce(CAST(created_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
        AND coalesce(CAST(deleted_at_local AS DATE) >= CAST($first_day AS DATE), TRUE)
)

SELECT created_in AS starts_in FROM together WHERE created_in IS NOT NULL
UNION
SELECT used_in AS starts_in FROM together WHERE used_in IS NOT NULL
UNION
SELECT closed_in AS starts_in FROM together WHERE closed_in IS NOT NULL
UNION
SELECT ended_in AS starts_in FROM together WHERE ended_in IS NOT NULL
ORDER BY starts_in
