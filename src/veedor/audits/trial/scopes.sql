-- One row per truth and scope (all; one group, or the group presented, as chosen; two groups):
-- comparisons, those that do not name their persons, errors, and sums of squares over pairs.
-- Two persons of two groups met in both orders count as two pairs, which only widens.
-- Left out: as in pairs; from the groups also comparisons without a group.
WITH scoped AS (
    SELECT
        genuine,
        'all' AS scope,
        '' AS scope_a,
        '' AS scope_b,
        unnamed,
        trials,
        events,
        pair_ee,
        pair_en,
        pair_nn
    FROM cells
    UNION ALL
    SELECT
        genuine,
        'group' AS scope,
        group_a AS scope_a,
        '' AS scope_b,
        unnamed,
        trials,
        events,
        pair_ee,
        pair_en,
        pair_nn
    FROM cells
    WHERE group_a IS NOT NULL AND ($pairs = 'presented' OR group_a = group_b)
    UNION ALL
    SELECT
        genuine,
        'cross' AS scope,
        group_a AS scope_a,
        group_b AS scope_b,
        unnamed,
        trials,
        events,
        pair_ee,
        pair_en,
        pair_nn
    FROM cells
    WHERE NOT genuine AND group_a IS NOT NULL AND group_b IS NOT NULL
)

SELECT
    genuine,
    scope,
    scope_a AS group_a,
    scope_b AS group_b,
    CAST(sum(unnamed) AS BIGINT) AS unnamed,
    CAST(sum(trials) AS BIGINT) AS trials,
    CAST(sum(events) AS BIGINT) AS events,
    CAST(sum(pair_ee) AS DECIMAL(38, 0)) AS pair_ee,
    CAST(sum(pair_en) AS DECIMAL(38, 0)) AS pair_en,
    CAST(sum(pair_nn) AS DECIMAL(38, 0)) AS pair_nn
FROM scoped
GROUP BY genuine, scope, scope_a, scope_b
ORDER BY genuine, scope, scope_a, scope_b
