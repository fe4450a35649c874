-- One row per place, by its number, and day with an incident, counted from the first such day: how
-- many incidents, how many of them an officer discovered, and how many a victim reported.
-- Left out: incidents without a place or a moment; all, where places times days are too many to lay
-- out side by side.
SELECT
    n.place_no,
    datediff('day', s.first_day, l.day) AS day_no,
    count(*) AS events,
    count(CASE WHEN l.origin = 'officer' THEN 1 END) AS discovered,
    count(CASE WHEN l.origin = 'victim' THEN 1 END) AS reported
FROM located AS l
INNER JOIN numbered AS n ON l.place = n.place
CROSS JOIN (
    SELECT
        count(*) AS places,
        min(first_day) AS first_day,
        max(last_day) AS last_day
    FROM numbered
) AS s
WHERE
    l.place <> ''
    AND l.day IS NOT NULL
    AND s.places * (datediff('day', s.first_day, s.last_day) + 1) <= $most_cells
GROUP BY
    n.place_no,
    datediff('day', s.first_day, l.day)
ORDER BY
    place_no,
    day_no
