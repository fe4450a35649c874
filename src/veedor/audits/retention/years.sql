-- One row per year in which a thing was made or last used, its case was closed, or its activity
-- ended: in these years its terms start. Left out: things deleted before the period or made
-- after it.
SELECT DISTINCT starts_in
FROM (
    SELECT
        CASE d.day_no
            WHEN 1 THEN t.created_in
            WHEN 2 THEN t.used_in
            WHEN 3 THEN t.closed_in
            ELSE t.ended_in
        END AS starts_in
    FROM (
        SELECT DISTINCT
            CAST(extract(YEAR FROM created_at_local) AS BIGINT) AS created_in,
            CAST(extract(YEAR FROM last_used_at_local) AS BIGINT) AS used_in,
            CAST(extract(YEAR FROM case_closed_on) AS BIGINT) AS closed_in,
            CAST(extract(YEAR FROM ended_on) AS BIGINT) AS ended_in
        FROM lives
        WHERE
            coalesce(CAST(created_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
            AND coalesce(CAST(deleted_at_local AS DATE) >= CAST($first_day AS DATE), TRUE)
    ) AS t
    CROSS JOIN (VALUES (1), (2), (3), (4)) AS d (day_no)
) AS years
WHERE starts_in IS NOT NULL
ORDER BY starts_in
