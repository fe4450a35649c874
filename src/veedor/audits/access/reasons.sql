-- One row per class of reason as typed: empty, vague (the case's word list), or other; with a
-- plate, a long number, or a name typed in. Look-ups in the period, and distinct texts.
-- Left out: nothing. The texts themselves are not returned.
SELECT
    length_class,
    vague,
    plate,
    long_number,
    name,
    automatic,
    CAST(sum(queries) AS BIGINT) AS queries,
    count(*) AS texts
FROM (
    SELECT
        CASE WHEN stripped IS NULL OR stripped = '' THEN 'empty' ELSE 'text' END AS length_class,
        CASE
            WHEN
                position('|' || replace(lower(stripped), '|', ' ') || '|' IN $vague_reasons) > 0
                THEN 1
            ELSE 0
        END AS vague,
        CASE
            WHEN
                regexp_matches(
                    reason,
                    '([^A-Za-z0-9]|^)([A-Za-z]{2} ?-?[0-9]{3} ?-?[A-Za-z]{2}|[A-Za-z]{3} ?-?[0-9]{3,4}|[0-9]{3} ?-?[A-Za-z]{3})([^A-Za-z0-9]|$)'
                )
                OR position('[plate]' IN lower(reason)) > 0
                THEN 1
            ELSE 0
        END AS plate,
        CASE
            WHEN
                regexp_matches(reason, '[0-9]{7,}|[0-9]{1,2}[.][0-9]{3}[.][0-9]{3}')
                THEN 1
            ELSE 0
        END AS long_number,
        CASE
            WHEN
                regexp_matches(
                    reason,
                    '([^A-Za-zÁÉÍÓÚÑáéíóúñ]|^)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,} [A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}([^A-Za-zÁÉÍÓÚÑáéíóúñ]|$)'
                )
                OR position('[name]' IN lower(reason)) > 0
                THEN 1
            ELSE 0
        END AS name,
        CASE
            WHEN
                position('|' || replace(reason, '|', ' ') || '|' IN $automatic_reasons) > 0
                THEN 1
            ELSE 0
        END AS automatic,
        queries
    FROM (
        -- Engines differ on which spaces trim() takes and on the capitals İ and Σ; not here.
        SELECT
            reason,
            translate(regexp_replace(reason, '^\p{Zs}+|\p{Zs}+\z', '', 'g'), 'İΣ', 'iσ')
                AS stripped,
            count(*) AS queries
        FROM queries
        WHERE
            made_at >= CAST($period_from AS TIMESTAMP)
            AND made_at < CAST($period_to AS TIMESTAMP)
        GROUP BY reason
    ) AS texts
) AS classed
GROUP BY length_class, vague, plate, long_number, name, automatic
ORDER BY length_class, vague, plate, long_number, name, automatic
