-- One row per question with a level 0 (no), 1 (cannot be told) or 2 (yes), and level, with the
-- entries. Left out: nothing.
SELECT
    question,
    level,
    count(*) AS entries
FROM (
    SELECT 'known wrong' AS question, known_wrong AS level FROM entries
    UNION ALL
    SELECT 'without ground' AS question, groundless AS level FROM entries
    UNION ALL
    SELECT 'without class' AS question, unclassed AS level FROM entries
    UNION ALL
    SELECT
        'without ground or class' AS question,
        CASE WHEN groundless = 2 OR unclassed = 2 THEN 2 ELSE 0 END AS level
    FROM entries
    UNION ALL
    SELECT 'without category' AS question, uncategorised AS level FROM entries
    UNION ALL
    SELECT 'outside categories' AS question, outside_categories AS level FROM entries
    UNION ALL
    SELECT 'catch-all' AS question, caught_by_all AS level FROM entries
    UNION ALL
    SELECT 'without source' AS question, sourceless AS level FROM entries
    UNION ALL
    SELECT 'born after entry' AS question, born_after_entry AS level FROM entries
    UNION ALL
    SELECT 'without birth date' AS question, birthless AS level FROM entries
    UNION ALL
    SELECT 'scraped' AS question, scraped AS level FROM entries
    UNION ALL
    SELECT 'past limit' AS question, past_limit AS level FROM entries
    UNION ALL
    SELECT 'old at entry' AS question, old_at_entry AS level FROM entries
    UNION ALL
    SELECT 'undated image' AS question, undated_image AS level FROM entries
    UNION ALL
    SELECT 'without order number' AS question, CASE WHEN order_id IS NULL THEN 2 ELSE 0 END AS level
    FROM entries
) AS asked
GROUP BY question, level
ORDER BY question, level
