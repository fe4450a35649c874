-- One row per set of captures by what the log and the register of lives say of each: whether a case
-- was opened, and whether it is marked as destroyed; ``life``: "alive" or "deleted" by the register
-- of what is kept, "none" where it holds no such capture; ``apart``: 1 where the register has it
-- deleted more than a day before or after the log says that it was destroyed.
-- Left out: captures outside the period.
SELECT
    h.has_case,
    h.usual_conduct,
    h.destroyed,
    CASE
        WHEN l.item_id IS NULL THEN 'none'
        WHEN l.deleted_at IS NULL THEN 'alive'
        ELSE 'deleted'
    END AS life,
    CASE
        WHEN h.destroyed_at IS NULL OR l.deleted_at IS NULL THEN 0
        WHEN abs(datediff('day', CAST(h.destroyed_at AS DATE), CAST(l.deleted_at AS DATE))) > 1
            THEN 1
        ELSE 0
    END AS apart,
    count(*) AS captures
FROM held AS h
LEFT JOIN lives AS l ON h.capture_id = l.item_id AND coalesce(l.kind, 'capture') = 'capture'
GROUP BY
    h.has_case,
    h.usual_conduct,
    h.destroyed,
    CASE
        WHEN l.item_id IS NULL THEN 'none'
        WHEN l.deleted_at IS NULL THEN 'alive'
        ELSE 'deleted'
    END,
    CASE
        WHEN h.destroyed_at IS NULL OR l.deleted_at IS NULL THEN 0
        WHEN abs(datediff('day', CAST(h.destroyed_at AS DATE), CAST(l.deleted_at AS DATE))) > 1
            THEN 1
        ELSE 0
    END
ORDER BY has_case, usual_conduct, destroyed, life, apart
