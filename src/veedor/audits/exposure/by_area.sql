-- One row per record and area in which its things are: things. Left out: what is in no area,
-- or only in a larger one.
SELECT
    record,
    area_code,
    CAST(sum(things) AS BIGINT) AS things
FROM placed
WHERE area_code IS NOT NULL
GROUP BY record, area_code
ORDER BY record, area_code
