-- One row per search, kind of person searched for (on the list or not) and scope (all, and the
-- group): whether it failed. Not on the list: any candidate at or above the threshold. On it: the
-- true one is not within the first $top, or is below the threshold. Without a threshold, every
-- candidate given back counts, and one without a score always. Left out: searches without truth.
WITH judged AS (
    SELECT
        enrolled,
        group_name,
        person,
        CASE
            WHEN enrolled = 0 THEN
                CASE
                    WHEN
                        candidates > 0
                        AND coalesce(top_score >= CAST($search_threshold AS DECIMAL(18, 6)), TRUE)
                        THEN 1
                    ELSE 0
                END
            WHEN
                place <= CAST($top AS BIGINT)
                AND coalesce(mate_score >= CAST($search_threshold AS DECIMAL(18, 6)), TRUE)
                THEN 0
            ELSE 1
        END AS failed
    FROM outcomes
),

scoped AS (
    SELECT
        enrolled,
        'all' AS scope,
        '' AS group_a,
        person,
        failed
    FROM judged
    UNION ALL
    SELECT
        enrolled,
        'group' AS scope,
        group_name AS group_a,
        person,
        failed
    FROM judged
    WHERE group_name IS NOT NULL
)

SELECT
    enrolled = 1 AS genuine,
    scope,
    group_a,
    person,
    failed
FROM scoped
