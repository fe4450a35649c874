-- One row per race, sex and district on record, numbered from 0. Derived.
SELECT
    race,
    sex,
    district,
    CAST(row_number() OVER (ORDER BY race, sex, district) - 1 AS INTEGER) AS cell_no
FROM (SELECT DISTINCT race, sex, district FROM decisions) AS named
