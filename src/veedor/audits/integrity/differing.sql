-- The first thousand numbers in which the two registers differ: for the sealed annex.
-- Left out: numbers in which they agree, and those past the thousandth.
SELECT
    ref,
    place,
    explained
FROM refs
WHERE differs = 1
ORDER BY place, ref
LIMIT 1000
