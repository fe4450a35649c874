-- One row per class of days for which entries stayed on the list after their own order ended,
-- with the entries and the most days. Left out: entries that did not outlive their order.
SELECT
    days_class,
    count(*) AS entries,
    max(days_late) AS most_days
FROM (
    SELECT
        days_late,
        CASE
            WHEN days_late <= 1 THEN '0-1'
            WHEN days_late <= 30 THEN '2-30'
            WHEN days_late <= 365 THEN '31-365'
            ELSE '366+'
        END AS days_class
    FROM judged
    WHERE ended = 2
) AS classed
GROUP BY days_class
ORDER BY days_class
