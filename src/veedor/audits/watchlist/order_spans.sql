-- One row per person and unbroken stretch in which some order of that person was in force and,
-- where the record says so, on the official list. Left out: spans of no length.
SELECT
    person,
    min(since) AS since,
    max(until) AS until
FROM (
    SELECT
        person,
        since,
        until,
        sum(CASE WHEN reached >= since THEN 0 ELSE 1 END) OVER (
            PARTITION BY person
            ORDER BY since, until
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS stretch
    FROM (
        SELECT
            person,
            since,
            until,
            max(until) OVER (
                PARTITION BY person
                ORDER BY since, until
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS reached
        FROM (
            SELECT
                person,
                greatest(valid_from, coalesce(listed_from, valid_from)) AS since,
                least(
                    coalesce(valid_to, TIMESTAMP '9999-12-31 00:00:00'),
                    coalesce(listed_to, TIMESTAMP '9999-12-31 00:00:00')
                ) AS until
            FROM orders
        ) AS spans
        WHERE until > since
    ) AS reaching
) AS stretches
GROUP BY person, stretch
