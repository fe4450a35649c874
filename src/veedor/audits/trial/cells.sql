-- One row per truth and groups: comparisons, those that do not name their persons, errors, and
-- sums of squares over pairs of two persons. Left out: as in pairs.
SELECT
    genuine,
    group_a,
    group_b,
    CAST(sum(unnamed) AS BIGINT) AS unnamed,
    CAST(sum(trials) AS BIGINT) AS trials,
    CAST(sum(events) AS BIGINT) AS events,
    CAST(sum(CASE WHEN first_no <> second_no THEN events * events ELSE 0 END) AS BIGINT)
        AS pair_ee,
    CAST(sum(CASE WHEN first_no <> second_no THEN events * trials ELSE 0 END) AS BIGINT)
        AS pair_en,
    CAST(sum(CASE WHEN first_no <> second_no THEN trials * trials ELSE 0 END) AS BIGINT)
        AS pair_nn
FROM pairs
GROUP BY genuine, group_a, group_b
