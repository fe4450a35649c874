-- One row per review that a person made (or the system too, where automatic_counts is 1), with
-- what it found, "unknown" where it says nothing.
-- Left out: reviews that the record marks as automatic, unless they count.
SELECT
    flag_id,
    account,
    coalesce(reviewed_at, TIMESTAMP '0001-01-01 00:00:00') AS looked_at,
    reviewed_at,
    reviewed_at_local,
    coalesce(verdict, 'unknown') AS verdict,
    weight,
    CASE WHEN sampled OR $all_drawn = 1 THEN 1 ELSE 0 END AS drawn
FROM reviews
WHERE NOT coalesce(automatic, FALSE) OR $automatic_counts = 1
