-- One row per type of crime, year, origin, membership of the training data and doubt about the
-- day, with how many incidents it counts; year 0 is an incident without a moment.
-- Left out: incidents that the system did not learn from.
SELECT
    category,
    coalesce(CAST(extract(YEAR FROM day) AS BIGINT), 0) AS year,
    origin,
    member,
    doubtful,
    count(*) AS events
FROM located
WHERE member <> 0
GROUP BY
    category,
    coalesce(CAST(extract(YEAR FROM day) AS BIGINT), 0),
    origin,
    member,
    doubtful
ORDER BY
    category,
    year,
    origin,
    member,
    doubtful
