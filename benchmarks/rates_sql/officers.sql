-- One row per officer and cell, of the officers from one number to another.
SELECT
    unit_no,
    cell_no,
    tn,
    fp,
    fn,
    tp
FROM by_officer
WHERE unit_no BETWEEN $first AND $last
ORDER BY unit_no, cell_no
