-- One row per record and larger area in which its things are: things. Left out: what is in none.
SELECT
    record,
    parent,
    CAST(sum(things) AS BIGINT) AS things
FROM placed
WHERE parent IS NOT NULL
GROUP BY record, parent
ORDER BY record, parent
