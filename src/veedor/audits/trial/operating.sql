-- One row: the threshold at which errors are counted, where it comes from (the option, the one
-- threshold in the record, or the lowest score that keeps the chosen rate of false matches), and
-- how many thresholds the record names. Empty where the record names several, or where even the
-- highest score has too many false matches. Left out: nothing.
WITH in_record AS (
    SELECT
        count(DISTINCT threshold) AS thresholds,
        min(threshold) AS only_one
    FROM comparisons
),

kept AS (
    SELECT min(score) AS lowest
    FROM ladder
    WHERE
        impostors_from
        <= CAST($at_fmr AS DECIMAL(18, 9)) * (SELECT max(impostors_from) FROM ladder)
)

SELECT
    in_record.thresholds,
    CASE
        WHEN CAST($threshold AS DECIMAL(18, 6)) IS NOT NULL
            THEN CAST($threshold AS DECIMAL(18, 6))
        WHEN in_record.thresholds = 1 THEN in_record.only_one
        WHEN in_record.thresholds = 0 THEN kept.lowest
    END AS threshold,
    CASE
        WHEN CAST($threshold AS DECIMAL(18, 6)) IS NOT NULL THEN 'option'
        WHEN in_record.thresholds = 1 THEN 'record'
        WHEN in_record.thresholds = 0 THEN 'rate'
        ELSE 'several'
    END AS origin
FROM in_record
CROSS JOIN kept
