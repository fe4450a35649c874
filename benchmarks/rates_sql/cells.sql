-- One row per race, sex and district, with its truth table: flagged or not, with the outcome or
-- not. Left out: rows without a decision or an outcome.
SELECT
    race,
    sex,
    district,
    count(CASE WHEN NOT flagged AND NOT outcome THEN 1 END) AS tn,
    count(CASE WHEN flagged AND NOT outcome THEN 1 END) AS fp,
    count(CASE WHEN NOT flagged AND outcome THEN 1 END) AS fn,
    count(CASE WHEN flagged AND outcome THEN 1 END) AS tp
FROM decisions
GROUP BY race, sex, district
ORDER BY race, sex, district
