-- One row: flagged predictions that name a cell or have a number, those with a visit in force that
-- names them or their cell, and the visit's seconds within them.
-- Left out: predictions left out; predictions without flag where flags are on record.
WITH flagged_ones AS (
    SELECT
        row_number() OVER (ORDER BY valid_from, valid_to, cell, prediction_id) AS number,
        prediction_id,
        cell,
        valid_from,
        valid_to
    FROM judged
    WHERE reason = 'in' AND flagged AND (cell IS NOT NULL OR prediction_id IS NOT NULL)
),

held AS (
    SELECT
        f.number,
        sum(datediff(
            'second',
            date_trunc('second', greatest(f.valid_from, v.started_at)),
            date_trunc('second', least(f.valid_to, v.ended_at))
        )) AS seconds
    FROM flagged_ones AS f
    INNER JOIN visited AS v
        ON f.cell = v.unit
    WHERE v.started_at < f.valid_to AND v.ended_at > f.valid_from
    GROUP BY f.number
),

answered AS (
    SELECT DISTINCT f.number
    FROM flagged_ones AS f
    INNER JOIN visited AS v
        ON f.prediction_id = v.prediction_id
    WHERE v.started_at < f.valid_to AND coalesce(v.ended_at, v.started_at) >= f.valid_from
)

SELECT
    count(*) AS predictions,
    count(CASE WHEN h.number IS NOT NULL OR a.number IS NOT NULL THEN 1 END) AS with_visit,
    CAST(coalesce(sum(h.seconds), 0) AS BIGINT) AS seconds,
    CAST(coalesce(sum(datediff(
        'second', date_trunc('second', f.valid_from), date_trunc('second', f.valid_to)
    )), 0) AS BIGINT) AS flagged_seconds
FROM flagged_ones AS f
LEFT JOIN held AS h
    ON f.number = h.number
LEFT JOIN answered AS a
    ON f.number = a.number
ORDER BY predictions
