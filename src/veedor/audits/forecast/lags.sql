-- One row per number of days from the day of an incident to that of its report, and how many incidents.
-- Left out: incidents without a report, of other categories, or undated.
SELECT
    CAST(datediff('day', CAST(occurred_at_local AS DATE), CAST(known_local AS DATE)) AS BIGINT)
        AS days,
    count(*) AS incidents
FROM occurred
WHERE reason = '' AND reported = 1
GROUP BY datediff('day', CAST(occurred_at_local AS DATE), CAST(known_local AS DATE))
ORDER BY days
