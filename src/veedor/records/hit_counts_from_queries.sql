-- One row per hour, system, purpose and whether the look-ups say if they gave a match: look-ups,
-- and those with a match. Left out: nothing; look-ups that do not say so are rows of their own,
-- without a number of matches. Whether a use was authorised, and
-- the group of the person, a query log does not say.
SELECT
    date_trunc('hour', made_at) AS starts_at,
    date_trunc('hour', made_at_local) AS starts_at_local,
    date_trunc('hour', made_at) + INTERVAL '1' HOUR AS ends_at,
    date_trunc('hour', made_at_local) + INTERVAL '1' HOUR AS ends_at_local,
    system,
    purpose AS used_for,
    CAST(NULL AS VARCHAR) AS group_name,
    count(*) AS queries,
    CASE WHEN count(hit) > 0 THEN count(CASE WHEN hit THEN 1 END) END AS hits,
    CAST(NULL AS BOOLEAN) AS authorised
FROM queries
GROUP BY
    date_trunc('hour', made_at),
    date_trunc('hour', made_at_local),
    system,
    purpose,
    CASE WHEN hit IS NULL THEN 1 ELSE 0 END
ORDER BY starts_at, system, used_for, hits
