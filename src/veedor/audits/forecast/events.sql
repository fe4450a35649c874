-- One row per period and cell with incidents, and how many. An incident in several overlapping
-- periods counts in each. Left out: incidents in no period, in no cell, or off the map.
SELECT
    period_no,
    cell_no,
    count(*) AS incidents
FROM met
WHERE place = 'on'
GROUP BY period_no, cell_no
ORDER BY period_no, cell_no
