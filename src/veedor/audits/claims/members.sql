-- One row per figure in a relation; known is 0 where no claim has that name. Left out: nothing.
SELECT
    r.relation_id,
    r.how,
    r.claim_id,
    r.role,
    CASE WHEN c.claim_id IS NULL THEN 0 ELSE 1 END AS known
FROM relations AS r
LEFT JOIN claims AS c ON r.claim_id = c.claim_id
ORDER BY r.relation_id, r.role, r.claim_id
