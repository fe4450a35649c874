-- The hundred reasons typed most often in the period, each at least ten times, with plates, long
-- numbers and what looks like a personal name masked: for the sealed annex alone.
-- Left out: rarer texts, empty ones, and every text past the hundredth.
SELECT
    masked AS reason,
    CAST(sum(queries) AS BIGINT) AS queries
FROM (
    SELECT
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    reason,
                    '[0-9][0-9.]{5,}',
                    '[number]',
                    'g'
                ),
                '([A-Za-z]{2} ?-?[0-9]{3} ?-?[A-Za-z]{2}|[A-Za-z]{3} ?-?[0-9]{3,4}|[0-9]{3} ?-?[A-Za-z]{3})',
                '[plate]',
                'g'
            ),
            '[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}( [A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,})+',
            '[name]',
            'g'
        ) AS masked,
        count(*) AS queries
    FROM queries
    WHERE
        reason IS NOT NULL
        AND made_at >= CAST($period_from AS TIMESTAMP)
        AND made_at < CAST($period_to AS TIMESTAMP)
    GROUP BY reason
) AS texts
GROUP BY masked
HAVING sum(queries) >= 10
ORDER BY queries DESC, reason
LIMIT 100
