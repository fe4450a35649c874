-- One row: the moment (and calendar day) up to which the list is known to have held its open entries: the end of
-- the period where the case gives one, else just after the latest moment that the list has.
-- Left out: nothing.
SELECT
    CASE
        WHEN $bounded = 1 THEN CAST($period_to AS TIMESTAMP)
        ELSE greatest(
            coalesce(max(version_at), CAST($period_from AS TIMESTAMP)),
            coalesce(max(listed_from), CAST($period_from AS TIMESTAMP)),
            coalesce(max(listed_to), CAST($period_from AS TIMESTAMP)),
            coalesce(max(valid_from), CAST($period_from AS TIMESTAMP))
        ) + INTERVAL '1' SECOND
    END AS known_to,
    CASE
        WHEN $bounded = 1 THEN CAST($last_day AS DATE)
        ELSE CAST(greatest(
            coalesce(max(version_at_local), CAST($period_from AS TIMESTAMP)),
            coalesce(max(listed_from_local), CAST($period_from AS TIMESTAMP)),
            coalesce(max(listed_to_local), CAST($period_from AS TIMESTAMP)),
            coalesce(max(valid_from_local), CAST($period_from AS TIMESTAMP))
        ) AS DATE)
    END AS known_to_day
FROM watchlist
