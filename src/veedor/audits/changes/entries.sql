-- One row per entry of the change log, in the period or not, for the state of a setting is what
-- the last entry before it left: values, and whether author, approval and reason are recorded,
-- author and approver are the same, and the approval came after the day of the change.
-- Left out: nothing. The accounts and the reason itself are not returned.
SELECT
    coalesce(change_id, '') AS change_id,
    made_at,
    CAST(made_at_local AS DATE) AS day,
    CASE
        WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 'before'
        WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 'after'
        ELSE 'inside'
    END AS place,
    coalesce(system, '') AS system,
    coalesce(kind, '') AS kind,
    parameter,
    coalesce(old_value, '') AS old_value,
    coalesce(new_value, '') AS new_value,
    CASE WHEN account IS NULL THEN 0 ELSE 1 END AS author,
    CASE WHEN approved_by IS NULL THEN 0 ELSE 1 END AS approved,
    CASE
        WHEN regexp_replace(coalesce(reason, ''), '^\p{Zs}+|\p{Zs}+\z', '', 'g') = '' THEN 0
        ELSE 1
    END AS reasoned,
    CASE WHEN approved_on IS NULL THEN 0 ELSE 1 END AS dated,
    CASE WHEN CAST(account AS VARCHAR) = CAST(approved_by AS VARCHAR) THEN 1 ELSE 0 END AS same,
    CASE WHEN approved_on > CAST(made_at_local AS DATE) THEN 1 ELSE 0 END AS later
FROM changes
ORDER BY
    made_at,
    change_id,
    system,
    kind,
    parameter,
    old_value,
    new_value,
    author,
    approved,
    reasoned,
    dated,
    same,
    later
