-- One row per pair of groups, unit, flag, outcome and text of factors, with how many first profiles of
-- a person it counts. Pairs and texts go by their numbers, units are only numbered (0: none), a flag
-- and an outcome are 1, 0, or -1 where they are not on record.
-- Left out: later profiles of the same person; and everybody where the case names no factor.
SELECT
    p.pair_no,
    CASE WHEN j.unit <> '' THEN u.place ELSE 0 END AS unit_no,
    t.text_no,
    j.flag,
    j.had,
    count(*) AS profiles
FROM (
    SELECT
        coalesce(group_name, '') AS group_name,
        coalesce(group_name2, '') AS group_name2,
        coalesce(unit, '') AS unit,
        coalesce(factors, '') AS factors,
        CASE WHEN flagged IS NULL THEN -1 WHEN flagged THEN 1 ELSE 0 END AS flag,
        CASE WHEN outcome IS NULL THEN -1 WHEN outcome THEN 1 ELSE 0 END AS had
    FROM judged
    WHERE nth = 1
) AS j
INNER JOIN paired AS p
    ON j.group_name = p.group_name AND j.group_name2 = p.group_name2
INNER JOIN texted AS t ON j.factors = t.factors
INNER JOIN (
    SELECT
        unit,
        row_number() OVER (ORDER BY unit) AS place
    FROM (SELECT DISTINCT coalesce(unit, '') AS unit FROM judged WHERE nth = 1) AS named
) AS u ON j.unit = u.unit
GROUP BY
    p.pair_no,
    CASE WHEN j.unit <> '' THEN u.place ELSE 0 END,
    t.text_no,
    j.flag,
    j.had
ORDER BY
    pair_no,
    unit_no,
    text_no,
    flag,
    had
