-- One row per flag raised in the period: its stratum and system, what its last review found
-- ("none" where there is none; "unknown" where reviews of one moment differ), whether it was
-- drawn by chance and how many it stands for, when it was first reviewed, and whether only the
-- system closed it.
-- Left out: flags raised before or after the period.
SELECT
    f.flag_id,
    f.made_at,
    coalesce(f.stratum, '') AS stratum,
    coalesce(f.system, '') AS system_name,
    coalesce(l.verdict, 'none') AS verdict,
    coalesce(h.drawn, 0) AS drawn,
    h.weight,
    h.first_at,
    h.undated,
    CASE WHEN h.flag_id IS NULL AND a.flag_id IS NOT NULL THEN 1 ELSE 0 END AS only_automatic
FROM flags AS f
LEFT JOIN (
    SELECT
        flag_id,
        max(drawn) AS drawn,
        max(weight) AS weight,
        min(reviewed_at) AS first_at,
        count(CASE WHEN reviewed_at IS NULL THEN 1 END) AS undated
    FROM human
    GROUP BY flag_id
) AS h ON f.flag_id = h.flag_id
LEFT JOIN (
    SELECT
        r.flag_id,
        CASE
            WHEN min(r.verdict) = max(r.verdict) THEN min(r.verdict) ELSE 'unknown'
        END AS verdict
    FROM human AS r
    INNER JOIN (
        SELECT
            flag_id,
            max(looked_at) AS last_at
        FROM human
        GROUP BY flag_id
    ) AS m ON r.flag_id = m.flag_id AND r.looked_at = m.last_at
    GROUP BY r.flag_id
) AS l ON f.flag_id = l.flag_id
LEFT JOIN (
    SELECT DISTINCT flag_id
    FROM reviews
    WHERE coalesce(automatic, FALSE)
) AS a ON f.flag_id = a.flag_id
WHERE
    f.made_at >= CAST($period_from AS TIMESTAMP)
    AND f.made_at < CAST($period_to AS TIMESTAMP)
