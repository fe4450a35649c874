-- One row per officer and cell, with its truth table. Derived.
-- Left out: rows without an officer, and rows without a decision or an outcome.
SELECT
    unit_no,
    cell_no,
    count(CASE WHEN NOT flagged AND NOT outcome THEN 1 END) AS tn,
    count(CASE WHEN flagged AND NOT outcome THEN 1 END) AS fp,
    count(CASE WHEN NOT flagged AND outcome THEN 1 END) AS fn,
    count(CASE WHEN flagged AND outcome THEN 1 END) AS tp
FROM decisions
INNER JOIN units USING (officer)
INNER JOIN places USING (race, sex, district)
GROUP BY unit_no, cell_no
