-- One row per place, difference and explanation: how many numbers (see refs).
-- Left out: rows without a number, which unnumbered counts.
SELECT
    place,
    differs,
    explained,
    count(*) AS refs
FROM refs
GROUP BY place, differs, explained
ORDER BY place, differs, explained
