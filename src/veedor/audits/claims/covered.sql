-- One row per policy and technology that it covers. Left out: nothing.
SELECT
    policy_id,
    system,
    coalesce(document, '') AS document,
    coalesce(page, '') AS page,
    coalesce(text_group, '') AS text_group,
    own_fields
FROM policies
ORDER BY system, policy_id
