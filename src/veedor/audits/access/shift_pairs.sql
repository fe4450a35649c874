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

-- Only days with look-ups at both times of some rule can hold a pair: the others, nearly all, are
-- never put in order. Read from the log once more, so that no copy of it is kept.
days AS (
    SELECT
        w.account,
        w.clock,
        CAST(w.wall AS DATE) AS day
    FROM (
        SELECT
            account,
            'zone' AS clock,
            made_at_local AS wall,
            60 * extract(HOUR FROM made_at_local) + extract(MINUTE FROM made_at_local) AS minute
        FROM queries
        WHERE
            account IS NOT NULL
            AND made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
        UNION ALL
        SELECT
            account,
            'published' AS clock,
            made_at + $published_minutes * INTERVAL '1' MINUTE AS wall,
            60 * extract(HOUR FROM made_at + $published_minutes * INTERVAL '1' MINUTE)
            + extract(MINUTE FROM made_at + $published_minutes * INTERVAL '1' MINUTE) AS minute
        FROM queries
        WHERE
            $published_clock = 1
            AND account IS NOT NULL
            AND made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
    ) AS w
    CROSS JOIN shift_rules AS r
    GROUP BY w.account, w.clock, CAST(w.wall AS DATE)
    HAVING
        count(CASE WHEN w.minute >= r.first_from AND w.minute < r.first_to THEN 1 END) > 0
        AND count(CASE
            WHEN r.then_from < r.then_to AND w.minute >= r.then_from AND w.minute < r.then_to
                THEN 1
            WHEN r.then_from >= r.then_to AND (w.minute >= r.then_from OR w.minute < r.then_to)
                THEN 1
        END) > 0
),

counted_acts AS (
    SELECT
        a.account,
        a.clock,
        d.day,
        a.query_id,
        a.made_at,
        a.automatic,
        60 * extract(HOUR FROM a.wall) + extract(MINUTE FROM a.wall) AS minute
    FROM acts AS a
    INNER JOIN days AS d
        ON
            a.account = d.account
            AND a.clock = d.clock
            AND CAST(a.wall AS DATE) = d.day
),

pairs AS (
    SELECT
        account,
        clock,
        counted,
        query_id AS then_id,
        minute AS then_minute,
        lag(query_id) OVER (
            PARTITION BY account, clock, counted, day
            ORDER BY made_at, length(query_id), query_id
        ) AS first_id,
        lag(minute) OVER (
            PARTITION BY account, clock, counted, day
            ORDER BY made_at, length(query_id), query_id
        ) AS first_minute
    FROM (
        SELECT
            *,
            'all' AS counted
        FROM counted_acts
        UNION ALL
        SELECT
            *,
            'without automatic' AS counted
        FROM counted_acts
        WHERE automatic = 0
    ) AS twice
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
