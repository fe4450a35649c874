-- One row per row of the copy and the row of the table that it repeats: of the rows that share
-- its list size, its faces seen, or its day and place, the one with most equal numbers, where
-- that is one only and where that row finds no better copy. Left out: rows that repeat none, or
-- several alike.
WITH near AS (
    SELECT DISTINCT
        a.deployment_id,
        b.deployment_id AS copy_id
    FROM cells AS a
    INNER JOIN cells AS b
        ON a.column_name = b.column_name AND a.value = b.value
    WHERE
        a.in_copy = 0
        AND b.in_copy = 1
        AND a.column_name IN ('watchlist_size', 'faces_seen')
    UNION
    SELECT
        a.deployment_id,
        b.deployment_id AS copy_id
    FROM held AS a
    INNER JOIN held AS b ON a.written = b.written AND a.place = b.place
    WHERE a.in_copy = 0 AND b.in_copy = 1
),
scored AS (
    SELECT
        n.deployment_id,
        n.copy_id,
        count(*) AS equal
    FROM near AS n
    INNER JOIN cells AS a ON n.deployment_id = a.deployment_id
    INNER JOIN cells AS b
        ON n.copy_id = b.deployment_id AND a.column_name = b.column_name AND a.value = b.value
    WHERE a.in_copy = 0 AND b.in_copy = 1
    GROUP BY n.deployment_id, n.copy_id
),
ranked AS (
    SELECT
        deployment_id,
        copy_id,
        rank() OVER (PARTITION BY copy_id ORDER BY equal DESC) AS place_in_table,
        rank() OVER (PARTITION BY deployment_id ORDER BY equal DESC) AS place_in_copy
    FROM scored
),
best AS (
    SELECT
        deployment_id,
        copy_id,
        count(*) OVER (PARTITION BY copy_id) AS of_copy,
        count(*) OVER (PARTITION BY deployment_id) AS of_table
    FROM ranked
    WHERE place_in_table = 1 AND place_in_copy = 1
)
SELECT
    deployment_id,
    copy_id
FROM best
WHERE of_copy = 1 AND of_table = 1
