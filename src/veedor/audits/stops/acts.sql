-- One row per act upon a person in the period. Levels are 2 yes, 1 not to be told, 0 no.
-- ``unordered``: no order of the person in force at its start. ``unallowed``: none that allows this
-- act; an arrest goes by what the record says of it, other acts by the kinds that the case names.
-- ``listed``: on the programme's list that day. ``human``: a ground of a person's own on record.
-- ``late``: lasted longer than ``identity_minutes``. Searches, finds, force: 1 yes, 0 no, -1 not known.
-- What an act says itself is read before orders and lists are looked up, so that little is carried:
-- ``alone`` is ``unordered`` where no order is in force, ``own_basis`` and ``own_list`` are what the
-- record itself says, -1 where it is silent.
-- Left out: acts begun before or after the period.
SELECT
    s.stop_id,
    s.act,
    s.place,
    s.group_name,
    s.account,
    s.day,
    s.hour,
    s.minute_of_day,
    s.from_alert,
    s.from_profile,
    CASE WHEN m.in_force > 0 THEN 0 ELSE s.alone END AS unordered,
    CASE
        WHEN coalesce(m.in_force, 0) = 0 THEN s.alone
        WHEN s.own_basis >= 0 THEN s.own_basis
        WHEN $allows = '||' THEN 1
        WHEN m.allowing > 0 THEN 0
        WHEN m.kindless > 0 THEN 1
        ELSE 2
    END AS unallowed,
    CASE
        WHEN s.own_list >= 0 THEN s.own_list
        WHEN m.listed >= 0 THEN m.listed
        WHEN $profiles_given = 1 AND s.named = 1 THEN 0
        ELSE 1
    END AS listed,
    s.human,
    s.worded,
    s.late,
    s.told,
    s.searched,
    s.found,
    s.forced
FROM (
    SELECT
        stop_id,
        coalesce(trim(act), '') AS act,
        coalesce(trim(place), '') AS place,
        coalesce(trim(group_name), '') AS group_name,
        coalesce(account, '') AS account,
        CAST(started_at_local AS DATE) AS day,
        CAST(extract(HOUR FROM started_at_local) AS INTEGER) AS hour,
        CAST(
            60 * extract(HOUR FROM started_at_local) + extract(MINUTE FROM started_at_local)
            AS INTEGER
        ) AS minute_of_day,
        CASE WHEN coalesce(trim(alert_id), '') = '' THEN 0 ELSE 1 END AS from_alert,
        CASE WHEN coalesce(trim(profile_id), '') = '' THEN 0 ELSE 1 END AS from_profile,
        CASE WHEN person IS NULL THEN 0 ELSE 1 END AS named,
        CASE
            WHEN person IS NOT NULL THEN 2
            WHEN coalesce(trim(order_id), '') <> '' AND $order_ids_given = 1 THEN 2
            ELSE 1
        END AS alone,
        CASE
            WHEN result = 'arrest' AND basis_for_arrest IS NOT NULL
                THEN CASE WHEN basis_for_arrest THEN 0 ELSE 2 END
            ELSE -1
        END AS own_basis,
        CASE
            WHEN listed IS NOT NULL THEN CASE WHEN listed THEN 2 ELSE 0 END
            WHEN coalesce(trim(profile_id), '') <> '' THEN 2
            ELSE -1
        END AS own_list,
        CASE WHEN human_ground IS NULL THEN 1 WHEN human_ground THEN 2 ELSE 0 END AS human,
        CASE WHEN coalesce(trim(ground), '') = '' THEN 0 ELSE 1 END AS worded,
        CASE
            WHEN ended_at IS NULL OR ended_at < started_at THEN 1
            WHEN
                datediff('microsecond', started_at, ended_at)
                    > CAST(60000000 AS BIGINT) * $identity_minutes
                THEN 2
            ELSE 0
        END AS late,
        CASE WHEN judge_told_at IS NULL THEN 0 ELSE 1 END AS told,
        CASE WHEN searched IS NULL THEN -1 WHEN searched THEN 1 ELSE 0 END AS searched,
        CASE WHEN found IS NULL THEN -1 WHEN found THEN 1 ELSE 0 END AS found,
        CASE WHEN force_used IS NULL THEN -1 WHEN force_used THEN 1 ELSE 0 END AS forced
    FROM stops
    WHERE
        CAST(started_at_local AS DATE) >= CAST($first_day AS DATE)
        AND CAST(started_at_local AS DATE) <= CAST($last_day AS DATE)
) AS s
LEFT JOIN matched AS m ON s.stop_id = m.stop_id
