-- One row per prediction of the period that names a place: the days it was for, whether it was
-- flagged (1, 0, -1 not known), and its place from the top among those for the same moment and
-- type of crime, equal ones alike.
-- Left out: predictions outside the period, and those without a place.
SELECT
    cell AS place,
    CAST(valid_from_local AS DATE) AS first_day,
    CASE
        WHEN valid_to_local > valid_from_local
            THEN CAST(valid_to_local - INTERVAL '1' SECOND AS DATE)
        ELSE CAST(valid_from_local AS DATE)
    END AS last_day,
    CASE
        WHEN flagged THEN 1
        WHEN NOT flagged THEN 0
        WHEN $listed = 1 THEN 1
        WHEN coalesce(rate, score) IS NULL OR $flag_top = 0 THEN -1
        WHEN
            coalesce(rate, 1) > 0
            AND rank() OVER (
                PARTITION BY valid_from, coalesce(category, ''), coalesce(run_id, '')
                ORDER BY coalesce(rate, score, -1000000000) DESC
            ) <= $flag_top
            THEN 1
        ELSE 0
    END AS flagged
FROM predictions
WHERE
    cell IS NOT NULL
    AND valid_from >= CAST($period_from AS TIMESTAMP)
    AND valid_from < CAST($period_to AS TIMESTAMP)
