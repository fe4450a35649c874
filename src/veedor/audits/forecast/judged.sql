-- One row per prediction, with the reason why it is left out, or 'in'. Of several issues for the
-- same place and time, the last that was issued before that time counts.
-- Left out: nothing.
WITH stated AS (
    SELECT
        p.*,
        CASE
            WHEN coalesce(p.category, '') <> s.category THEN 'category'
            WHEN
                p.valid_from < CAST($period_from AS TIMESTAMP)
                OR coalesce(p.valid_to, p.valid_from) > CAST($period_to AS TIMESTAMP)
                OR p.valid_from >= CAST($period_to AS TIMESTAMP)
                THEN 'outside'
            WHEN p.valid_to IS NULL OR p.valid_to <= p.valid_from THEN 'endless'
            WHEN
                p.cell IS NULL AND (p.latitude IS NULL OR p.longitude IS NULL)
                THEN 'nowhere'
            WHEN p.issued_at > p.valid_from THEN 'late'
            ELSE 'in'
        END AS reason
    FROM predictions AS p
    CROSS JOIN subject AS s
),

numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY
                reason,
                valid_from,
                valid_to,
                coalesce(cell, ''),
                coalesce(latitude, 999),
                coalesce(longitude, 999)
            ORDER BY
                coalesce(issued_at, TIMESTAMP '0001-01-01 00:00:00') DESC,
                coalesce(run_id, '') DESC,
                coalesce(prediction_id, '') DESC,
                coalesce(rate, -1) DESC,
                coalesce(score, -1) DESC
        ) AS nth
    FROM stated
)

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
    CASE WHEN reason = 'in' AND nth > 1 THEN 'replaced' ELSE reason END AS reason
FROM numbered
