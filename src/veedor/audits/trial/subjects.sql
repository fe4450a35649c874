-- One row per person that the comparisons name, and a small number in its place.
-- Left out: comparisons that name nobody.
SELECT
    subject,
    row_number() OVER (ORDER BY subject) AS subject_no
FROM (
    SELECT subject_a AS subject FROM comparisons WHERE subject_a IS NOT NULL
    UNION DISTINCT
    SELECT subject_b AS subject FROM comparisons WHERE subject_b IS NOT NULL
) AS named
