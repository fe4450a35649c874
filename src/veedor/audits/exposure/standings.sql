-- One row per record and standing of its rows: rows, and the things they stand for.
-- Left out: nothing.
SELECT
    record,
    standing,
    CAST(sum(entries) AS BIGINT) AS entries,
    CAST(sum(things) AS BIGINT) AS things
FROM things
GROUP BY record, standing
ORDER BY record, standing
