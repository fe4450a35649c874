-- One row: recorded reviews in the period, those that say how many look-ups they went through,
-- the sum, and the largest. Left out: nothing.
SELECT
    count(*) AS reviews,
    count(rows_sampled) AS sized,
    CAST(coalesce(sum(rows_sampled), 0) AS BIGINT) AS rows,
    coalesce(max(rows_sampled), 0) AS largest
FROM log_reviews
WHERE
    reviewed_at >= CAST($period_from AS TIMESTAMP)
    AND reviewed_at < CAST($period_to AS TIMESTAMP)
ORDER BY reviews
