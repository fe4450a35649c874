-- One row: camera-minutes in use, those without a sign up, and the deployments whose
-- camera-minutes are not known, by whether a sign was up all the time.
-- Left out: nothing; deployments without cameras or length are counted apart.
SELECT
    CAST(coalesce(sum(CAST(cameras AS DECIMAL(18, 0)) * minutes), 0) AS BIGINT) AS minutes,
    CAST(coalesce(sum(CAST(cameras AS DECIMAL(18, 0)) * bare), 0) AS BIGINT) AS bare,
    count(CASE WHEN unknown AND coalesce(bare = 0, FALSE) THEN 1 END) AS unweighed_signed,
    count(CASE WHEN unknown AND NOT coalesce(bare = 0, FALSE) THEN 1 END) AS unweighed
FROM (
    SELECT
        cameras,
        minutes,
        cameras IS NULL OR minutes IS NULL AS unknown,
        CASE
            WHEN late IS NULL OR late >= minutes THEN minutes
            WHEN late > 0 THEN late
            ELSE 0
        END AS bare
    FROM (
        SELECT
            cameras,
            CAST(
                1440 * datediff('day', CAST(started_at AS DATE), CAST(ended_at AS DATE))
                + 60 * (extract(HOUR FROM ended_at) - extract(HOUR FROM started_at))
                + extract(MINUTE FROM ended_at) - extract(MINUTE FROM started_at)
                AS BIGINT
            ) AS minutes,
            CAST(
                1440 * datediff('day', CAST(started_at AS DATE), CAST(signed_from AS DATE))
                + 60 * (extract(HOUR FROM signed_from) - extract(HOUR FROM started_at))
                + extract(MINUTE FROM signed_from) - extract(MINUTE FROM started_at)
                AS BIGINT
            ) AS late
        FROM uses
    ) AS spans
) AS weighed
ORDER BY minutes
