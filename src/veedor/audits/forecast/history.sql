-- One row per cell, day of occurrence and day from which it was on record, and how many incidents:
-- what a baseline may count. Left out: incidents of other categories, undated, or not on the map.
SELECT
    CAST(occurred_at_local AS DATE) AS occurred_on,
    CAST(greatest(known_local, occurred_at_local) AS DATE) AS known_on,
    cell_no,
    count(*) AS incidents
FROM occurred
WHERE reason = '' AND place = 'on'
GROUP BY
    CAST(occurred_at_local AS DATE),
    CAST(greatest(known_local, occurred_at_local) AS DATE),
    cell_no
ORDER BY occurred_on, known_on, cell_no
