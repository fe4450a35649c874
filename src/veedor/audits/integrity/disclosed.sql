-- One row: disclosures in the period; those without consent, and of these the ones that lack a
-- norm or a competence that the register has a column for; exports, those that differ from their
-- original, went to a news medium or say neither to whom nor why, and those that cannot be told.
-- Left out: nothing.
SELECT
    count(*) AS disclosures,
    count(CASE WHEN consented = 0 THEN 1 END) AS unconsented,
    count(CASE WHEN consented = 0 AND no_basis = 1 THEN 1 END) AS without_basis,
    count(CASE WHEN export = 1 THEN 1 END) AS exports,
    count(CASE WHEN export = 1 AND altered = 1 THEN 1 END) AS altered,
    count(CASE WHEN export = 1 AND unexplained = 1 THEN 1 END) AS unexplained,
    count(CASE WHEN export = 1 AND to_media THEN 1 END) AS to_media,
    count(CASE WHEN export = 1 AND (altered = 1 OR unexplained = 1 OR to_media) THEN 1 END)
        AS amiss,
    count(CASE
        WHEN
            export = 1
            AND coalesce(altered, 0) = 0
            AND unexplained = 0
            AND NOT coalesce(to_media, FALSE)
            AND (altered IS NULL OR to_media IS NULL OR $explains = 0)
            THEN 1
    END) AS untold
FROM (
    SELECT
        to_media,
        CASE WHEN consent THEN 1 ELSE 0 END AS consented,
        CASE
            WHEN
                ($has_basis = 1 AND basis IS NULL)
                OR ($has_sender_competence = 1 AND sender_competence IS NULL)
                OR ($has_recipient_competence = 1 AND recipient_competence IS NULL)
                THEN 1
            ELSE 0
        END AS no_basis,
        CASE
            WHEN $export_kinds = '||' THEN 1
            WHEN
                kind IS NOT NULL
                AND position('|' || replace(kind, '|', ' ') || '|' IN $export_kinds) > 0
                THEN 1
            ELSE 0
        END AS export,
        CASE
            WHEN digest_declared IS NULL OR digest_found IS NULL THEN NULL
            WHEN lower(digest_declared) = lower(digest_found) THEN 0
            ELSE 1
        END AS altered,
        CASE
            WHEN
                ($has_recipient = 1 AND recipient IS NULL)
                OR ($has_cause = 1 AND case_ref IS NULL AND basis IS NULL)
                THEN 1
            ELSE 0
        END AS unexplained
    FROM disclosures
    WHERE
        given_at >= CAST($period_from AS TIMESTAMP)
        AND given_at < CAST($period_to AS TIMESTAMP)
) AS placed
ORDER BY disclosures
