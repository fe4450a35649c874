-- One row per deployment of either table with its day as a number (20240131): as it stands
-- (written) and with day and month turned round (turned), each empty where no such day is. The
-- day is that of held_on or, failing that, of held_text, read as the case says. form says how it
-- was written. Left out: nothing; a day that cannot be read is empty in both.
SELECT
    in_copy,
    deployment_id,
    document,
    page,
    system,
    place,
    listed_year,
    form,
    y AS written_year,
    CASE
        WHEN
            y > 0
            AND m BETWEEN 1 AND 12
            AND d BETWEEN 1 AND 31
            AND (
                d < 29
                OR (m <> 2 AND d < 31)
                OR m IN (1, 3, 5, 7, 8, 10, 12)
                OR (m = 2 AND d = 29 AND y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0))
            )
            THEN 10000 * y + 100 * m + d
    END AS written,
    CASE
        WHEN
            y > 0
            AND d <> m
            AND d BETWEEN 1 AND 12
            AND m BETWEEN 1 AND 31
            AND (
                m < 29
                OR (d <> 2 AND m < 31)
                OR d IN (1, 3, 5, 7, 8, 10, 12)
                OR (d = 2 AND m = 29 AND y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0))
            )
            THEN 10000 * y + 100 * d + m
    END AS turned
FROM (
    SELECT
        in_copy,
        deployment_id,
        document,
        page,
        system,
        place,
        listed_year,
        form,
        CASE WHEN y < 100 THEN 2000 + y ELSE y END AS y,
        m,
        d
    FROM (
        SELECT
            in_copy,
            deployment_id,
            document,
            page,
            system,
            place,
            listed_year,
            'date' AS form,
            CAST(extract(YEAR FROM held_on) AS BIGINT) AS y,
            CAST(extract(MONTH FROM held_on) AS BIGINT) AS m,
            CAST(extract(DAY FROM held_on) AS BIGINT) AS d
        FROM said
        WHERE held_on IS NOT NULL
        UNION ALL
        SELECT
            in_copy,
            deployment_id,
            document,
            page,
            system,
            place,
            listed_year,
            'year first' AS form,
            CAST(split_part(said, '/', 1) AS BIGINT) AS y,
            CAST(split_part(said, '/', 2) AS BIGINT) AS m,
            CAST(split_part(said, '/', 3) AS BIGINT) AS d
        FROM said
        WHERE held_on IS NULL AND regexp_matches(said, '^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}$')
        UNION ALL
        SELECT
            in_copy,
            deployment_id,
            document,
            page,
            system,
            place,
            listed_year,
            'year last' AS form,
            CAST(split_part(said, '/', 3) AS BIGINT) AS y,
            CAST(split_part(said, '/', 2 - $month_first) AS BIGINT) AS m,
            CAST(split_part(said, '/', 1 + $month_first) AS BIGINT) AS d
        FROM said
        WHERE
            held_on IS NULL
            AND regexp_matches(said, '^[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|[0-9]{4})$')
        UNION ALL
        SELECT
            in_copy,
            deployment_id,
            document,
            page,
            system,
            place,
            listed_year,
            'unreadable' AS form,
            CAST(NULL AS BIGINT) AS y,
            CAST(NULL AS BIGINT) AS m,
            CAST(NULL AS BIGINT) AS d
        FROM said
        WHERE
            held_on IS NULL
            AND (
                said IS NULL
                OR NOT (
                    regexp_matches(said, '^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}$')
                    OR regexp_matches(said, '^[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|[0-9]{4})$')
                )
            )
    ) AS parts
) AS days
