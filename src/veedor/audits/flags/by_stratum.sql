-- One row per stratum: its flags; those drawn by chance and reviewed, and how many of them were
-- useful or could not be told; what the last review of any flag found; those that only the
-- system closed. Left out: flags outside the period.
SELECT
    stratum,
    count(*) AS flags,
    count(CASE WHEN drawn = 1 AND verdict <> 'none' THEN 1 END) AS drawn,
    count(CASE WHEN drawn = 1 AND verdict = 'useful' THEN 1 END) AS drawn_useful,
    count(CASE WHEN drawn = 1 AND verdict = 'unknown' THEN 1 END) AS drawn_unknown,
    count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful,
    count(CASE WHEN verdict = 'not useful' THEN 1 END) AS not_useful,
    count(CASE WHEN verdict = 'unknown' THEN 1 END) AS unknown,
    CAST(sum(only_automatic) AS BIGINT) AS only_automatic
FROM judged
GROUP BY stratum
ORDER BY stratum
