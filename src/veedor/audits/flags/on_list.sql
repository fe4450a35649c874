-- One row per category of the list of protected persons, and one (empty) for all of them together:
-- captures and persons that are on it, and those on it that no order covers. Nobody is named.
-- Left out: captures outside the period, captures that name no person, categories without any.
SELECT
    p.category,
    count(DISTINCT h.capture_id) AS captures,
    count(DISTINCT CASE WHEN h.ordered <> 'held' THEN h.capture_id END) AS without_order,
    count(DISTINCT h.person) AS persons
FROM held AS h
INNER JOIN protected_persons AS p ON h.person = p.person
GROUP BY p.category
UNION ALL
SELECT
    '' AS category,
    count(DISTINCT h.capture_id) AS captures,
    count(DISTINCT CASE WHEN h.ordered <> 'held' THEN h.capture_id END) AS without_order,
    count(DISTINCT h.person) AS persons
FROM held AS h
INNER JOIN protected_persons AS p ON h.person = p.person
ORDER BY category
