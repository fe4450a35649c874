-- One row per record: rows admitted, rows before and after the period, and rows that belong to a
-- flag which is not audited (of lives: to things that are no captures). A row without a moment counts as in the period.
-- Left out: nothing.
SELECT
    'flags' AS record,
    count(*) AS admitted,
    count(CASE WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    0 AS apart
FROM flags
UNION ALL
SELECT
    'reviews' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    count(CASE WHEN j.flag_id IS NULL THEN 1 END) AS apart
FROM reviews AS r
LEFT JOIN judged AS j ON r.flag_id = j.flag_id
UNION ALL
SELECT
    'referrals' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    count(CASE WHEN j.flag_id IS NULL THEN 1 END) AS apart
FROM referrals AS r
LEFT JOIN judged AS j ON r.flag_id = j.flag_id
UNION ALL
SELECT
    'monitoring' AS record,
    count(*) AS admitted,
    count(CASE WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    0 AS apart
FROM monitoring
UNION ALL
SELECT
    'fin_flags' AS record,
    count(*) AS admitted,
    count(CASE WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    0 AS apart
FROM fin_flags
UNION ALL
SELECT
    'flights' AS record,
    count(*) AS admitted,
    count(CASE WHEN started_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN started_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    0 AS apart
FROM flights
UNION ALL
SELECT
    'known_events' AS record,
    count(*) AS admitted,
    count(CASE WHEN happened_on < CAST($first_day AS DATE) THEN 1 END) AS before,
    count(CASE WHEN happened_on > CAST($last_day AS DATE) THEN 1 END) AS after,
    0 AS apart
FROM known_events
UNION ALL
SELECT
    'unflagged_sample' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    0 AS apart
FROM unflagged_sample
UNION ALL
SELECT
    'lives' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    count(CASE WHEN coalesce(kind, 'capture') <> 'capture' THEN 1 END) AS apart
FROM lives
UNION ALL
SELECT
    'protected_persons' AS record,
    count(*) AS admitted,
    0 AS before,
    0 AS after,
    0 AS apart
FROM protected_persons
ORDER BY record
