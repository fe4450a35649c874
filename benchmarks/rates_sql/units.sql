-- One row per officer, numbered from 0. Derived. Left out: rows that name none.
SELECT
    officer,
    CAST(row_number() OVER (ORDER BY officer) - 1 AS INTEGER) AS unit_no
FROM (SELECT DISTINCT officer FROM decisions WHERE officer IS NOT NULL) AS named
