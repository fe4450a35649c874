-- One row per act upon a person in the period. Levels are 2 yes, 1 not to be told, 0 no.
-- ``unordered``: no order of the person in force at its start. ``unallowed``: none that allows this
-- act; an arrest goes by what the record says of it, other acts by the kinds that the case names.
-- ``listed``: on the programme's list that day. ``human``: a ground of a person's own on record.
-- ``late``: lasted longer than ``identity_minutes``. Searches, finds, force: 1 yes, 0 no, -1 not known.
-- Left out: acts begun before or after the period.
SELECT
    s.stop_id,
    coalesce(trim(s.act), '') AS act,
    coalesce(trim(s.place), '') AS place,
    coalesce(trim(s.group_name), '') AS group_name,
    coalesce(s.account, '') AS account,
    CAST(s.started_at_local AS DATE) AS day,
    CAST(extract(HOUR FROM s.started_at_local) AS INTEGER) AS hour,
    CAST(
        60 * extract(HOUR FROM s.started_at_local) + extract(MINUTE FROM s.started_at_local)
        AS INTEGER
    ) AS minute_of_day,
    CASE WHEN coalesce(trim(s.alert_id), '') = '' THEN 0 ELSE 1 END AS from_alert,
    CASE WHEN coalesce(trim(s.profile_id), '') = '' THEN 0 ELSE 1 END AS from_profile,
    CASE
        WHEN o.in_force > 0 THEN 0
        WHEN s.person IS NOT NULL THEN 2
        WHEN coalesce(trim(s.order_id), '') <> '' AND $order_ids_given = 1 THEN 2
        ELSE 1
    END AS unordered,
    CASE
        WHEN coalesce(o.in_force, 0) = 0
            THEN
                CASE
                    WHEN s.person IS NOT NULL THEN 2
                    WHEN coalesce(trim(s.order_id), '') <> '' AND $order_ids_given = 1 THEN 2
                    ELSE 1
                END
        WHEN s.result = 'arrest' AND s.basis_for_arrest IS NOT NULL
            THEN CASE WHEN s.basis_for_arrest THEN 0 ELSE 2 END
        WHEN $allows = '||' THEN 1
        WHEN o.allowing > 0 THEN 0
        WHEN o.kindless > 0 THEN 1
        ELSE 2
    END AS unallowed,
    CASE
        WHEN s.listed IS NOT NULL THEN CASE WHEN s.listed THEN 2 ELSE 0 END
        WHEN coalesce(trim(s.profile_id), '') <> '' THEN 2
        WHEN p.stop_id IS NOT NULL THEN p.listed
        WHEN $profiles_given = 1 AND s.person IS NOT NULL THEN 0
        ELSE 1
    END AS listed,
    CASE WHEN s.human_ground IS NULL THEN 1 WHEN s.human_ground THEN 2 ELSE 0 END AS human,
    CASE WHEN coalesce(trim(s.ground), '') = '' THEN 0 ELSE 1 END AS worded,
    CASE
        WHEN s.ended_at IS NULL OR s.ended_at < s.started_at THEN 1
        WHEN
            datediff('microsecond', s.started_at, s.ended_at)
                > CAST(60000000 AS BIGINT) * $identity_minutes
            THEN 2
        ELSE 0
    END AS late,
    CASE WHEN s.judge_told_at IS NULL THEN 0 ELSE 1 END AS told,
    CASE WHEN s.searched IS NULL THEN -1 WHEN s.searched THEN 1 ELSE 0 END AS searched,
    CASE WHEN s.found IS NULL THEN -1 WHEN s.found THEN 1 ELSE 0 END AS found,
    CASE WHEN s.force_used IS NULL THEN -1 WHEN s.force_used THEN 1 ELSE 0 END AS forced
FROM stops AS s
LEFT JOIN ordered AS o ON s.stop_id = o.stop_id
LEFT JOIN (
    SELECT
        t.stop_id,
        max(CASE
            WHEN q.scored_on > CAST(t.started_at_local AS DATE) THEN 0
            WHEN q.removed_on <= CAST(t.started_at_local AS DATE) THEN 0
            WHEN NOT q.selected THEN 0
            WHEN q.scored_on IS NULL THEN 1
            ELSE 2
        END) AS listed
    FROM stops AS t
    INNER JOIN profiles AS q ON t.person = q.person
    GROUP BY t.stop_id
) AS p ON s.stop_id = p.stop_id
WHERE
    CAST(s.started_at_local AS DATE) >= CAST($first_day AS DATE)
    AND CAST(s.started_at_local AS DATE) <= CAST($last_day AS DATE)
