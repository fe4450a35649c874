-- One row per stretch of numbers in which time does not follow the numbers by more than the
-- tolerance: rows dated before some earlier number (below) and after some later one (above), the
-- largest fall and the largest rise between two neighbours, in seconds. A fall that no rise of
-- half its size undoes is a step of the clock; else rows were displaced.
-- Left out: rows in order.
WITH displaced AS (
    SELECT
        series,
        n,
        made_at,
        prev_at,
        next_at,
        CASE
            WHEN latest_before > made_at + $tolerance_seconds * INTERVAL '1' SECOND THEN 1
            ELSE 0
        END AS below,
        CASE
            WHEN earliest_after < made_at - $tolerance_seconds * INTERVAL '1' SECOND THEN 1
            ELSE 0
        END AS above,
        CASE
            WHEN
                latest_before > made_at + $tolerance_seconds * INTERVAL '1' SECOND
                OR latest_before > earliest_after + $tolerance_seconds * INTERVAL '1' SECOND
                THEN 0
            ELSE 1
        END AS starts
    FROM ordered
    WHERE
        latest_before > made_at + $tolerance_seconds * INTERVAL '1' SECOND
        OR earliest_after < made_at - $tolerance_seconds * INTERVAL '1' SECOND
),
stretches AS (
    SELECT
        *,
        sum(starts) OVER (
            PARTITION BY series ORDER BY n, made_at
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS stretch
    FROM displaced
)
SELECT
    series,
    min(n) AS first_n,
    max(n) AS last_n,
    min(made_at) AS first_at,
    max(made_at) AS last_at,
    CAST(sum(below) AS BIGINT) AS below,
    CAST(sum(above) AS BIGINT) AS above,
    max(datediff('second', made_at, coalesce(prev_at, made_at))) AS fall,
    max(greatest(
        datediff('second', coalesce(prev_at, made_at), made_at),
        datediff('second', made_at, coalesce(next_at, made_at))
    )) AS rise
FROM stretches
GROUP BY series, stretch
