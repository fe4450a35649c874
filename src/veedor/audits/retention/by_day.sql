-- One row per set of things of one kind, system and deployment with the same days in the case's
-- zone; where a term of that kind runs in hours, also with the same minutes to the deletion.
-- Left out: things deleted before the period or made after it.
SELECT
    kind,
    system,
    deployment_id,
    created_on,
    used_on,
    deleted_on,
    deletion,
    has_case,
    case_closed_on,
    ended_on,
    matched,
    review_due_on,
    reviewed_on,
    minutes_created,
    minutes_used,
    count(*) AS items
FROM (
    SELECT
        l.kind,
        l.system,
        l.deployment_id,
        CAST(l.created_at_local AS DATE) AS created_on,
        CAST(l.last_used_at_local AS DATE) AS used_on,
        CAST(l.deleted_at_local AS DATE) AS deleted_on,
        l.deletion,
        l.has_case,
        l.case_closed_on,
        l.ended_on,
        l.matched,
        l.review_due_on,
        l.reviewed_on,
        CASE
            WHEN h.kind IS NOT NULL
                THEN
                    CAST(
                        1440 * datediff(
                            'day', CAST(l.created_at AS DATE), CAST(l.deleted_at AS DATE)
                        )
                        + 60 * (
                            extract(HOUR FROM l.deleted_at) - extract(HOUR FROM l.created_at)
                        )
                        + extract(MINUTE FROM l.deleted_at) - extract(MINUTE FROM l.created_at)
                        AS BIGINT
                    )
        END AS minutes_created,
        CASE
            WHEN h.kind IS NOT NULL
                THEN
                    CAST(
                        1440 * datediff(
                            'day', CAST(l.last_used_at AS DATE), CAST(l.deleted_at AS DATE)
                        )
                        + 60 * (
                            extract(HOUR FROM l.deleted_at) - extract(HOUR FROM l.last_used_at)
                        )
                        + extract(MINUTE FROM l.deleted_at)
                        - extract(MINUTE FROM l.last_used_at)
                        AS BIGINT
                    )
        END AS minutes_used
    FROM lives AS l
    LEFT JOIN (SELECT DISTINCT kind FROM terms WHERE unit = 'hours') AS h ON l.kind = h.kind
    WHERE
        coalesce(CAST(l.created_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
        AND coalesce(CAST(l.deleted_at_local AS DATE) >= CAST($first_day AS DATE), TRUE)
) AS days
GROUP BY
    kind,
    system,
    deployment_id,
    created_on,
    used_on,
    deleted_on,
    deletion,
    has_case,
    case_closed_on,
    ended_on,
    matched,
    review_due_on,
    reviewed_on,
    minutes_created,
    minutes_used
ORDER BY
    kind,
    system,
    deployment_id,
    created_on,
    used_on,
    deleted_on,
    deletion,
    has_case,
    case_closed_on,
    ended_on,
    matched,
    review_due_on,
    reviewed_on,
    minutes_created,
    minutes_used
