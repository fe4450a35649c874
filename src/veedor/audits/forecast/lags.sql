-- One row per number of whole days from an incident to its report, and how many incidents.
-- Left out: incidents without a report, of other categories, or undated.
SELECT
    CAST(date_diff('day', occurred_at_local, known_local) AS BIGINT) AS days,
    count(*) AS incidents
FROM occurred
WHERE reason = '' AND reported = 1
GROUP BY date_diff('day', occurred_at_local, known_local)
ORDER BY days
