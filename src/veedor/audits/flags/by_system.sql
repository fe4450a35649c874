-- One row per system: its flags, and what the last review of each found.
-- Left out: flags outside the period.
SELECT
    system_name,
    count(*) AS flags,
    count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful,
    count(CASE WHEN verdict = 'not useful' THEN 1 END) AS not_useful
FROM judged
GROUP BY system_name
ORDER BY system_name
