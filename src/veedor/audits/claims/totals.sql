-- One row per published total and table: what the rows in its period, place and system add up to,
-- how many of them hold the number, how many do not, and how many rows may be among them: those
-- without a day, or without a system in a table that names systems. Left out: claims that are no total of a column; totals of areas.
SELECT
    c.claim_id,
    t.in_copy,
    count(CASE WHEN h.inside = 1 THEN x.value END) AS filled,
    count(CASE WHEN h.inside = 1 AND x.value IS NULL THEN 1 END) AS empty,
    count(CASE WHEN h.inside = 2 THEN 1 END) AS undated,
    coalesce(sum(CASE WHEN h.inside = 1 THEN x.value END), 0) AS total
FROM claims AS c
INNER JOIN (SELECT 0 AS in_copy UNION ALL SELECT 1 AS in_copy) AS t ON 1 = 1
INNER JOIN (
    SELECT
        k.claim_id,
        d.in_copy,
        d.deployment_id,
        CASE
            WHEN
                d.written IS NULL AND (k.starts_on IS NOT NULL OR k.ends_on IS NOT NULL)
                THEN 2
            WHEN k.system IS NOT NULL AND d.system IS NULL AND n.named > 0 THEN 2
            ELSE 1
        END AS inside
    FROM claims AS k
    INNER JOIN held AS d
        ON
            (k.system IS NULL OR d.system IS NULL OR k.system = d.system)
            AND (k.place IS NULL OR k.place = d.place)
            AND (
                k.starts_on IS NULL
                OR d.written IS NULL
                OR d.written >= 10000 * extract(YEAR FROM k.starts_on)
                + 100 * extract(MONTH FROM k.starts_on)
                + extract(DAY FROM k.starts_on)
            )
            AND (
                k.ends_on IS NULL
                OR d.written IS NULL
                OR d.written <= 10000 * extract(YEAR FROM k.ends_on)
                + 100 * extract(MONTH FROM k.ends_on)
                + extract(DAY FROM k.ends_on)
            )
    INNER JOIN (
        SELECT
            in_copy,
            count(system) AS named
        FROM held
        GROUP BY in_copy
    ) AS n ON d.in_copy = n.in_copy
    WHERE k.totals IS NOT NULL
) AS h ON c.claim_id = h.claim_id AND t.in_copy = h.in_copy
LEFT JOIN cells AS x
    ON
        t.in_copy = x.in_copy
        AND h.deployment_id = x.deployment_id
        AND c.totals = x.column_name
WHERE c.totals IS NOT NULL AND c.totals <> 'areas'
GROUP BY c.claim_id, t.in_copy
ORDER BY c.claim_id, t.in_copy
