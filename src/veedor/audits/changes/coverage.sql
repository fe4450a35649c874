-- One row: rows of hits admitted, before and after the period, and those in the period that give
-- no rate: they do not count the matches, they count more than a day, or they count more matches
-- than look-ups. Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE WHEN place = 'before' THEN 1 END) AS before,
    count(CASE WHEN place = 'after' THEN 1 END) AS after,
    count(CASE WHEN place = 'inside' AND hits IS NULL THEN 1 END) AS without_hits,
    count(CASE WHEN place = 'inside' AND hits IS NOT NULL AND longer = 1 THEN 1 END) AS longer,
    count(CASE
        WHEN place = 'inside' AND longer = 0 AND (hits < 0 OR hits > queries) THEN 1
    END) AS impossible
FROM (
    SELECT
        hits,
        queries,
        CASE WHEN ends_at > starts_at + INTERVAL '25' HOUR THEN 1 ELSE 0 END AS longer,
        CASE
            WHEN
                coalesce(ends_at, starts_at + INTERVAL '1' DAY)
                <= CAST($period_from AS TIMESTAMP)
                THEN 'before'
            WHEN starts_at >= CAST($period_to AS TIMESTAMP) THEN 'after'
            ELSE 'inside'
        END AS place
    FROM hit_counts
) AS placed
ORDER BY admitted
