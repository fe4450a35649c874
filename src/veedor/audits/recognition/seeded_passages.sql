-- One row per volunteer (by number; 0: not named), and by whether listed and alerted: passages.
-- Levels are 2 yes, 1 not to be told, 0 no.
-- Left out: passages before or after the period.
SELECT
    CASE WHEN volunteer IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY volunteer) END
        AS volunteer_no,
    listed,
    alerted,
    count(*) AS passages
FROM (
    SELECT
        volunteer,
        CASE WHEN listed IS NULL THEN 1 WHEN listed THEN 2 ELSE 0 END AS listed,
        CASE
            WHEN alerted IS NULL THEN 1
            WHEN NOT alerted THEN 0
            WHEN listed AND NOT same_person THEN 0
            WHEN listed AND same_person IS NULL THEN 1
            ELSE 2
        END AS alerted
    FROM seeded
    WHERE
        coalesce(CAST(passed_at_local AS DATE) >= CAST($first_day AS DATE), TRUE)
        AND coalesce(CAST(passed_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
) AS told
GROUP BY volunteer, listed, alerted
ORDER BY volunteer_no, listed, alerted
