-- One row per minority at entry (0 no, 1 cannot be told, 2 yes), publication (the same) and
-- reason of risk (0 recorded, 2 not), with the entries and the least age. Left out: nothing.
SELECT
    minor,
    published,
    reasonless,
    count(*) AS entries,
    coalesce(min(age), -1) AS least_age
FROM entries
GROUP BY minor, published, reasonless
ORDER BY minor, published, reasonless
