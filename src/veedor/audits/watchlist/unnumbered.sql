-- One row per row of a version that has no entry number and shares its person, order and date
-- of entry with another of that version or of some other: told apart by the order of all its
-- other columns. Left out: rows that are told apart without this.
SELECT
    w.*,
    row_number() OVER (
        PARTITION BY w.version_at, w.person, w.order_id, w.order_kind, w.listed_from
        ORDER BY
            w.person_ref,
            w.document_shape,
            w.born_on,
            w.filiation,
            w.valid_from,
            w.valid_to,
            w.listed_to,
            w.category,
            w.ground,
            w.reliability,
            w.source,
            w.reviewed_on,
            w.reason_for_minor,
            w.published,
            w.status,
            w.error_known_at,
            w.image_taken_on,
            w.image_source,
            w.image_quality
    ) AS copy
FROM watchlist AS w
INNER JOIN doubled AS d
    ON
        w.person IS NOT DISTINCT FROM d.person
        AND w.order_id IS NOT DISTINCT FROM d.order_id
        AND w.order_kind IS NOT DISTINCT FROM d.order_kind
        AND w.listed_from IS NOT DISTINCT FROM d.listed_from
WHERE w.version_at IS NOT NULL AND w.entry_id IS NULL
