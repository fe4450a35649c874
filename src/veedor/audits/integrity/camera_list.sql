-- One row: cameras in use at some time of the period, those that the published list lacks or
-- that have no sign on record, and those of which one of the two cannot be told.
-- Left out: cameras removed before the period or installed after it.
SELECT
    count(*) AS cameras,
    count(CASE WHEN listed = 0 OR signed = 0 THEN 1 END) AS lacking,
    count(CASE
        WHEN
            coalesce(listed, 1) = 1
            AND coalesce(signed, 1) = 1
            AND (listed IS NULL OR signed IS NULL)
            THEN 1
    END) AS untold,
    count(CASE WHEN listed = 0 THEN 1 END) AS unlisted,
    count(CASE WHEN signed = 0 THEN 1 END) AS unsigned
FROM (
    SELECT
        CASE
            WHEN published OR published_on IS NOT NULL THEN 1
            WHEN NOT published THEN 0
        END AS listed,
        CASE WHEN signposted THEN 1 WHEN NOT signposted THEN 0 END AS signed
    FROM cameras
    WHERE
        coalesce(installed_at, TIMESTAMP '0001-01-01 00:00:00') < CAST($period_to AS TIMESTAMP)
        AND coalesce(removed_at, TIMESTAMP '9999-12-31 00:00:00')
        > CAST($period_from AS TIMESTAMP)
) AS used
ORDER BY cameras
