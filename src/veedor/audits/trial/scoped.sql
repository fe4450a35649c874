-- The pairs of persons, once for all comparisons, once for those within one group (or of the
-- group presented, as chosen), and once for those between two groups.
-- Left out: as in pairs; from the groups also comparisons without a group.
SELECT
    genuine,
    'all' AS scope,
    '' AS group_a,
    '' AS group_b,
    first_no,
    second_no,
    unnamed,
    trials,
    events
FROM pairs
UNION ALL
SELECT
    genuine,
    'group' AS scope,
    group_a,
    '' AS group_b,
    first_no,
    second_no,
    unnamed,
    trials,
    events
FROM pairs
WHERE group_a IS NOT NULL AND ($pairs = 'presented' OR group_a = group_b)
UNION ALL
SELECT
    genuine,
    'cross' AS scope,
    group_a,
    group_b,
    first_no,
    second_no,
    unnamed,
    trials,
    events
FROM pairs
WHERE NOT genuine AND group_a IS NOT NULL AND group_b IS NOT NULL
