-- One row per place and area as written in its incidents, with how many they are.
-- Left out: incidents without a place or an area.
SELECT
    place,
    area,
    count(*) AS events
FROM located
WHERE place <> '' AND area <> ''
GROUP BY
    place,
    area
ORDER BY
    place,
    events DESC,
    area
