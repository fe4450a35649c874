-- One row per prediction, with the reason why it is left out, or 'in'. Of several issues for the
-- same place and time, the last that was issued before that time counts.
-- Left out: nothing.
WITH numbered AS (
    SELECT
        p.prediction_id,
        p.run_id,
        p.issued_at,
        p.issued_at_local,
        p.data_until_local,
        p.valid_from,
        p.valid_from_local,
        p.valid_to,
        p.valid_to_local,
        p.cell,
        p.latitude,
        p.longitude,
        p.rate,
        p.score,
        p.flagged,
        p.model_version,
        row_number() OVER (
            PARTITION BY r.valid_from, r.valid_to, r.cell, r.latitude, r.longitude
            ORDER BY
                coalesce(p.issued_at, TIMESTAMP '0001-01-01 00:00:00') DESC,
                coalesce(p.run_id, '') DESC,
                coalesce(p.prediction_id, '') DESC,
                coalesce(p.rate, -1) DESC,
                coalesce(p.score, -1) DESC
        ) AS nth
    FROM predictions AS p
    CROSS JOIN subject AS s
    INNER JOIN reissued AS r
        ON
            p.valid_from = r.valid_from
            AND p.valid_to = r.valid_to
            AND coalesce(p.cell, '') = r.cell
            AND coalesce(p.latitude, 999) = r.latitude
            AND coalesce(p.longitude, 999) = r.longitude
    WHERE
        coalesce(p.category, '') = s.category
        AND (p.issued_at IS NULL OR p.issued_at <= p.valid_from)
)

SELECT
    p.prediction_id,
    p.run_id,
    p.issued_at,
    p.issued_at_local,
    p.data_until_local,
    p.valid_from,
    p.valid_from_local,
    p.valid_to,
    p.valid_to_local,
    p.cell,
    p.latitude,
    p.longitude,
    p.rate,
    p.score,
    p.flagged,
    p.model_version,
    p.reason
FROM (
    SELECT
        g.prediction_id,
        g.run_id,
        g.issued_at,
        g.issued_at_local,
        g.data_until_local,
        g.valid_from,
        g.valid_from_local,
        g.valid_to,
        g.valid_to_local,
        g.cell,
        g.latitude,
        g.longitude,
        g.rate,
        g.score,
        g.flagged,
        g.model_version,
        CASE
            WHEN coalesce(g.category, '') <> s.category THEN 'category'
            WHEN
                g.valid_from < CAST($period_from AS TIMESTAMP)
                OR coalesce(g.valid_to, g.valid_from) > CAST($period_to AS TIMESTAMP)
                OR g.valid_from >= CAST($period_to AS TIMESTAMP)
                THEN 'outside'
            WHEN g.valid_to IS NULL OR g.valid_to <= g.valid_from THEN 'endless'
            WHEN
                g.cell IS NULL AND (g.latitude IS NULL OR g.longitude IS NULL)
                THEN 'nowhere'
            WHEN g.issued_at > g.valid_from THEN 'late'
            ELSE 'in'
        END AS reason
    FROM predictions AS g
    CROSS JOIN subject AS s
) AS p
LEFT JOIN reissued AS r
    ON
        p.reason = 'in'
        AND p.valid_from = r.valid_from
        AND p.valid_to = r.valid_to
        AND coalesce(p.cell, '') = r.cell
        AND coalesce(p.latitude, 999) = r.latitude
        AND coalesce(p.longitude, 999) = r.longitude
WHERE r.issues IS NULL
UNION ALL
SELECT
    prediction_id,
    run_id,
    issued_at,
    issued_at_local,
    data_until_local,
    valid_from,
    valid_from_local,
    valid_to,
    valid_to_local,
    cell,
    latitude,
    longitude,
    rate,
    score,
    flagged,
    model_version,
    CASE WHEN nth > 1 THEN 'replaced' ELSE 'in' END AS reason
FROM numbered
