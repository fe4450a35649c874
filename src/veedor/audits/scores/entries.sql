-- One row per set of profiles with the same entries on what they rest on and what became of them.
-- Left out: profiles outside the period.
SELECT
    CASE WHEN nth = 1 THEN 1 ELSE 0 END AS first,
    coalesce(basis, '') AS basis,
    CASE WHEN reliability IS NULL THEN 0 ELSE 1 END AS graded,
    CASE WHEN used_for IS NULL THEN 0 ELSE 1 END AS used,
    own_ground,
    selected,
    definition_met,
    charged,
    CASE WHEN reviewed_on IS NULL THEN 0 ELSE 1 END AS reviewed,
    CASE WHEN removed_on IS NULL THEN 0 ELSE 1 END AS removed,
    CASE WHEN reason_removed IS NULL THEN 0 ELSE 1 END AS reasoned,
    coalesce(group_name, '') AS group_name,
    count(*) AS profiles
FROM judged
GROUP BY
    CASE WHEN nth = 1 THEN 1 ELSE 0 END,
    coalesce(basis, ''),
    CASE WHEN reliability IS NULL THEN 0 ELSE 1 END,
    CASE WHEN used_for IS NULL THEN 0 ELSE 1 END,
    own_ground,
    selected,
    definition_met,
    charged,
    CASE WHEN reviewed_on IS NULL THEN 0 ELSE 1 END,
    CASE WHEN removed_on IS NULL THEN 0 ELSE 1 END,
    CASE WHEN reason_removed IS NULL THEN 0 ELSE 1 END,
    coalesce(group_name, '')
ORDER BY
    first,
    basis,
    graded,
    used,
    own_ground,
    selected,
    definition_met,
    charged,
    reviewed,
    removed,
    reasoned,
    group_name
