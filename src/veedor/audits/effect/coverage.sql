-- One row: rows of the panel admitted, outside the period, of another outcome, and without a
-- number of events, each row under the first that holds. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN why = 1 THEN 1 END) AS outside,
    count(CASE WHEN why = 2 THEN 1 END) AS other,
    count(CASE WHEN why = 3 THEN 1 END) AS blank
FROM (
    SELECT
        CASE
            WHEN
                period < CAST($first_day AS DATE)
                OR period > CAST($last_day AS DATE)
                THEN 1
            WHEN $outcome <> '' AND coalesce(outcome <> $outcome, TRUE) THEN 2
            WHEN events IS NULL THEN 3
            ELSE 0
        END AS why
    FROM panel
) AS placed_why
ORDER BY admitted
