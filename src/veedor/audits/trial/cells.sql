-- One row per truth and groups: comparisons, those that do not name their persons, errors, and
-- sums of squares over pairs of two persons. Left out: as in pairs.
SELECT
    genuine,
    group_a,
    group_b,
    CAST(sum(unnamed) AS BIGINT) AS unnamed,
    CAST(sum(trials) AS BIGINT) AS trials,
    CAST(sum(events) AS BIGINT) AS events,
    CAST(sum(CASE WHEN first_no <> second_no THEN CAST(events AS DECIMAL(18, 0)) * events ELSE 0 END)
        AS DECIMAL(38, 0)) AS pair_ee,
    CAST(sum(CASE WHEN first_no <> second_no THEN CAST(events AS DECIMAL(18, 0)) * trials ELSE 0 END)
        AS DECIMAL(38, 0)) AS pair_en,
    CAST(sum(CASE WHEN first_no <> second_no THEN CAST(trials AS DECIMAL(18, 0)) * trials ELSE 0 END)
        AS DECIMAL(38, 0)) AS pair_nn
FROM pairs
GROUP BY genuine, group_a, group_b
