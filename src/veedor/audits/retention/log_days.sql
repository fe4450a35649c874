-- One row: look-ups on hand, and the days of the oldest and the newest, in the period or not.
-- Left out: nothing.
SELECT
    count(*) AS queries,
    min(CAST(made_at_local AS DATE)) AS first_day,
    max(CAST(made_at_local AS DATE)) AS last_day
FROM queries
ORDER BY queries
