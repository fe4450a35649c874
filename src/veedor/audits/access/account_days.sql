-- One row per account, calendar day and clock (the case's zone; the fixed offset of a published
-- audit, where the case names one): look-ups, those at night, those that look automatic.
-- Left out: look-ups without an account.
SELECT
    account,
    clock,
    day,
    count(*) AS queries,
    count(CASE
        WHEN minute >= $night_from AND $night_from < $night_to AND minute < $night_to THEN 1
        WHEN $night_from >= $night_to AND (minute >= $night_from OR minute < $night_to) THEN 1
    END) AS at_night,
    count(CASE WHEN automatic = 1 THEN 1 END) AS automatic
FROM (
    SELECT
        account,
        'zone' AS clock,
        CAST(made_at_local AS DATE) AS day,
        60 * extract(HOUR FROM made_at_local) + extract(MINUTE FROM made_at_local) AS minute,
        CASE
            WHEN
                reason IS NOT NULL
                AND position('|' || replace(reason, '|', ' ') || '|' IN $automatic_reasons) > 0
                THEN 1
            ELSE 0
        END AS automatic
    FROM queries
    WHERE
        account IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
    UNION ALL
    SELECT
        account,
        'published' AS clock,
        CAST(made_at + $published_minutes * INTERVAL '1' MINUTE AS DATE) AS day,
        60 * extract(HOUR FROM made_at + $published_minutes * INTERVAL '1' MINUTE)
        + extract(MINUTE FROM made_at + $published_minutes * INTERVAL '1' MINUTE) AS minute,
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
        AND account IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
) AS acts
GROUP BY account, clock, day
