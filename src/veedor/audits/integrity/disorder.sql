-- One row per stretch of numbers in which time does not follow the numbers by more than the
-- tolerance: rows dated before some earlier number (below) and after some later one (above), the
-- largest fall and the largest rise between two neighbours, in seconds.
-- Left out: rows in order. The rows go in blocks of 4,096 places: what lies before and after a
-- block is told once per block, and blocks wholly in order are not looked into.
WITH blocks AS (
    SELECT
        series,
        place // 4096 AS block,
        min(made_at) AS earliest,
        max(made_at) AS latest,
        count(CASE WHEN made_at < prev_at THEN 1 END) AS falls
    FROM ordered
    GROUP BY series, place // 4096
),
reach AS (
    SELECT
        series,
        block,
        earliest,
        latest,
        falls,
        coalesce(
            max(latest) OVER (
                PARTITION BY series ORDER BY block
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            TIMESTAMP '0001-01-01 00:00:00'
        ) AS latest_before,
        coalesce(
            min(earliest) OVER (
                PARTITION BY series ORDER BY block DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            TIMESTAMP '9999-12-31 00:00:00'
        ) AS earliest_after
    FROM blocks
),
looked_into AS (
    SELECT
        o.series,
        o.n,
        o.place,
        o.made_at,
        o.prev_at,
        o.next_at,
        greatest(
            r.latest_before,
            coalesce(
                max(o.made_at) OVER (
                    PARTITION BY o.series, r.block ORDER BY o.place
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                ),
                TIMESTAMP '0001-01-01 00:00:00'
            )
        ) AS latest_before,
        least(
            r.earliest_after,
            coalesce(
                min(o.made_at) OVER (
                    PARTITION BY o.series, r.block ORDER BY o.place DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                ),
                TIMESTAMP '9999-12-31 00:00:00'
            )
        ) AS earliest_after
    FROM ordered AS o
    INNER JOIN reach AS r ON o.series = r.series AND o.place // 4096 = r.block
    WHERE r.falls > 0 OR r.latest_before > r.earliest OR r.earliest_after < r.latest
),
displaced AS (
    SELECT
        *,
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
                latest_before
                > least(made_at, earliest_after) + $tolerance_seconds * INTERVAL '1' SECOND
                THEN 0
            ELSE 1
        END AS starts
    FROM looked_into
    WHERE
        latest_before > made_at + $tolerance_seconds * INTERVAL '1' SECOND
        OR earliest_after < made_at - $tolerance_seconds * INTERVAL '1' SECOND
),
stretches AS (
    SELECT
        *,
        sum(starts) OVER (
            PARTITION BY series ORDER BY place
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
    max(datediff('second', this_second, prev_second)) AS fall,
    max(greatest(
        datediff('second', prev_second, this_second),
        datediff('second', this_second, next_second)
    )) AS rise
FROM (
    -- Engines differ on seconds that are not whole; not here.
    SELECT
        *,
        date_trunc('second', made_at) AS this_second,
        date_trunc('second', coalesce(prev_at, made_at)) AS prev_second,
        date_trunc('second', coalesce(next_at, made_at)) AS next_second
    FROM stretches
) AS timed
GROUP BY series, stretch
