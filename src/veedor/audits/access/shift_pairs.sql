-- One row per pair of look-ups that follow each other, of one account on one calendar day, and
-- that one shift cannot hold by a rule of the case: by clock, with all look-ups and without those
-- that look automatic. Left out: everything, where the case gives no rules.
WITH acts AS (
    SELECT
        account,
        query_id,
        made_at,
        'zone' AS clock,
        made_at_local AS wall,
        CASE
            WHEN
                reason IS NOT NULL
                AND position('|' || replace(reason, '|', ' ') || '|' IN $automatic_reasons) > 0
                THEN 1
            ELSE 0
        END AS automatic
    FROM queries
    WHERE
        (SELECT count(*) FROM shift_rules) > 0
        AND account IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
    UNION ALL
    SELECT
        account,
        query_id,
        made_at,
        'published' AS clock,
        made_at + $published_minutes * INTERVAL '1' MINUTE AS wall,
        CASE
            WHEN
                reason IS NOT NULL
                AND position('|' || replace(reason, '|', ' ') || '|' IN $automatic_reasons) > 0
                THEN 1
            ELSE 0
        END AS automatic
    FROM queries
    WHERE
        $published_clock = 1
        AND (SELECT count(*) FROM shift_rules) > 0
        AND account IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
),
pairs AS (
    SELECT
        account,
        clock,
        counted,
        query_id AS then_id,
        60 * extract(HOUR FROM wall) + extract(MINUTE FROM wall) AS then_minute,
        lag(query_id) OVER (
            PARTITION BY account, clock, counted, CAST(wall AS DATE)
            ORDER BY made_at, length(query_id), query_id
        ) AS first_id,
        lag(60 * extract(HOUR FROM wall) + extract(MINUTE FROM wall)) OVER (
            PARTITION BY account, clock, counted, CAST(wall AS DATE)
            ORDER BY made_at, length(query_id), query_id
        ) AS first_minute
    FROM (
        SELECT
            *,
            'all' AS counted
        FROM acts
        UNION ALL
        SELECT
            *,
            'without automatic' AS counted
        FROM acts
        WHERE automatic = 0
    ) AS counted_acts
)
SELECT
    p.clock,
    p.counted,
    r.rule,
    CAST(p.account AS VARCHAR) AS account,
    p.first_id,
    p.then_id
FROM pairs AS p
INNER JOIN shift_rules AS r
    ON
        p.first_minute >= r.first_from
        AND p.first_minute < r.first_to
        AND (
            (
                r.then_from < r.then_to
                AND p.then_minute >= r.then_from
                AND p.then_minute < r.then_to
            )
            OR (
                r.then_from >= r.then_to
                AND (p.then_minute >= r.then_from OR p.then_minute < r.then_to)
            )
        )
ORDER BY p.clock, p.counted, r.rule, account, p.first_id, p.then_id
