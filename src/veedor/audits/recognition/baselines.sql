-- One row per baseline and group: how many persons or passages, and whether it is a sample. The
-- acts on hand are a baseline too: they stand beside one that was handed over as a number.
-- Left out: acts that are out of the period.
SELECT
    'baselines' AS record,
    baseline,
    coalesce(group_name, '') AS group_name,
    CAST(sum(persons) AS BIGINT) AS persons,
    max(CASE WHEN how = 'sampled' THEN 1 ELSE 0 END) AS sampled
FROM baselines
GROUP BY baseline, coalesce(group_name, '')
UNION ALL
SELECT
    'stops' AS record,
    'stops' AS baseline,
    group_name,
    count(*) AS persons,
    0 AS sampled
FROM acts
GROUP BY group_name
ORDER BY record, baseline, group_name
