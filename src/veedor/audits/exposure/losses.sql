-- One row per record, why its rows are where they are, and how the area as written compares:
-- rows and things. Left out: rows that do not stand in the audit.
SELECT
    record,
    why,
    compared,
    CAST(sum(entries) AS BIGINT) AS entries,
    CAST(sum(things) AS BIGINT) AS things
FROM placed
GROUP BY record, why, compared
ORDER BY record, why, compared
