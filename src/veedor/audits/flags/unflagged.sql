-- One row per stratum of things without a flag: the least and the most that its rows give as its
-- size, how many were drawn, and how many should have raised a flag or could not be told.
-- Left out: nothing.
SELECT
    coalesce(stratum, '') AS stratum,
    min(stratum_size) AS least_size,
    max(stratum_size) AS most_size,
    count(*) AS drawn,
    count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful,
    count(CASE WHEN coalesce(verdict, 'unknown') = 'unknown' THEN 1 END) AS unknown
FROM unflagged_sample
GROUP BY coalesce(stratum, '')
ORDER BY stratum
