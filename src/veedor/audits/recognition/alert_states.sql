-- One row per set of alerts in the same state. ``in_order``: 2 the decision came before the act,
-- 1 at the same moment or it is not known, 0 after it.
-- Left out: nothing of what is in the period.
SELECT
    CASE WHEN acted_at IS NULL THEN 0 ELSE 1 END AS acted,
    decision,
    CASE
        WHEN acted_at IS NULL OR decided_at IS NULL OR decided_at = acted_at THEN 1
        WHEN decided_at < acted_at THEN 2
        ELSE 0
    END AS in_order,
    reviewer,
    second,
    second_decision,
    trained,
    identity,
    with_input,
    followed,
    stopped,
    person_level,
    basis,
    arrests,
    count(*) AS alerts
FROM raised
GROUP BY
    CASE WHEN acted_at IS NULL THEN 0 ELSE 1 END,
    decision,
    CASE
        WHEN acted_at IS NULL OR decided_at IS NULL OR decided_at = acted_at THEN 1
        WHEN decided_at < acted_at THEN 2
        ELSE 0
    END,
    reviewer,
    second,
    second_decision,
    trained,
    identity,
    with_input,
    followed,
    stopped,
    person_level,
    basis,
    arrests
ORDER BY
    acted,
    decision,
    in_order,
    reviewer,
    second,
    second_decision,
    trained,
    identity,
    with_input,
    followed,
    stopped,
    person_level,
    basis,
    arrests
