-- The steps of the ladder from which every printed number is read: those that a target rate of
-- false matches reaches, those on both sides of the equal error rate, the first and the last, the
-- $tail highest and lowest where errors are few, and every so many in between, for the curve.
-- Left out: the other steps, so that a list with millions of scores gives a few thousand rows.
WITH whole AS (
    SELECT
        CAST(max(impostors_from) AS DECIMAL(19, 0)) AS impostors,
        CAST(max(genuine_from) AS DECIMAL(19, 0)) AS genuine,
        count(*) AS steps
    FROM ladder
),

targets AS (
    SELECT CAST($fmr_1 AS DECIMAL(18, 9)) AS target
    UNION ALL
    SELECT CAST($fmr_2 AS DECIMAL(18, 9)) AS target
    UNION ALL
    SELECT CAST($fmr_3 AS DECIMAL(18, 9)) AS target
    UNION ALL
    SELECT CAST($fmr_4 AS DECIMAL(18, 9)) AS target
    UNION ALL
    SELECT CAST($fmr_5 AS DECIMAL(18, 9)) AS target
    UNION ALL
    SELECT CAST($fmr_6 AS DECIMAL(18, 9)) AS target
),

reached AS (
    SELECT
        t.target,
        min(l.place) AS place
    FROM targets AS t
    CROSS JOIN whole AS w
    INNER JOIN ladder AS l ON l.impostors_from <= t.target * w.impostors
    GROUP BY t.target
),

crossing AS (
    SELECT
        max(CASE
            WHEN (w.genuine - l.genuine_from) * w.impostors <= l.impostors_from * w.genuine
                THEN l.place
        END) AS before,
        min(CASE
            WHEN (w.genuine - l.genuine_from) * w.impostors >= l.impostors_from * w.genuine
                THEN l.place
        END) AS after
    FROM ladder AS l
    CROSS JOIN whole AS w
)

SELECT
    l.score,
    l.impostors_from,
    l.genuine_from
FROM ladder AS l
CROSS JOIN whole AS w
CROSS JOIN crossing AS c
WHERE
    l.place IN (SELECT r.place FROM reached AS r)
    OR l.place IN (c.before, c.after, 1, w.steps)
    OR (l.impostors > 0 AND l.impostors_from <= CAST($tail AS BIGINT))
    OR (l.genuine > 0 AND w.genuine - l.genuine_from <= CAST($tail AS BIGINT))
    OR mod(l.place, greatest(CAST(floor(w.steps / CAST($tail AS DECIMAL(18, 2))) AS BIGINT), 1)) = 0
ORDER BY l.score
