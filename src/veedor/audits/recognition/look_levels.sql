-- One row per question and level of the look-ups handed over as searches by face after the fact:
-- yes (2), no (0), not to be told (1). An order counts from when it is in force; one that came
-- later than $late_hours may have been asked for in time.
-- Left out: look-ups before or after the period.
WITH answers AS (
    SELECT
        CASE
            WHEN coalesce(trim(q.case_ref), '') = '' THEN 2
            WHEN coalesce(trim(q.order_id), '') = '' THEN 2
            WHEN o.valid_from <= q.made_at + $late_hours * INTERVAL '1' HOUR THEN 0
            ELSE 1
        END AS no_case_or_late,
        CASE
            WHEN coalesce(trim(q.purpose), '') = '' THEN 1
            WHEN p.basis IS NULL OR p.basis = 'not lawful' THEN 2
            WHEN p.basis = 'lawful' THEN 0
            ELSE 1
        END AS outside_policy
    FROM queries AS q
    LEFT JOIN (
        SELECT
            order_id,
            min(valid_from) AS valid_from
        FROM orders
        GROUP BY order_id
    ) AS o ON q.order_id = o.order_id
    LEFT JOIN purposes AS p ON trim(q.purpose) = p.purpose
    WHERE
        CAST(q.made_at_local AS DATE) >= CAST($first_day AS DATE)
        AND CAST(q.made_at_local AS DATE) <= CAST($last_day AS DATE)
)
SELECT
    question,
    level,
    count(*) AS looks
FROM (
    SELECT
        'no-case-or-late' AS question,
        no_case_or_late AS level
    FROM answers
    UNION ALL
    SELECT
        'outside-policy' AS question,
        outside_policy AS level
    FROM answers
) AS asked
GROUP BY question, level
ORDER BY question, level
