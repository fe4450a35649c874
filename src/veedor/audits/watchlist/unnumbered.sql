-- One row per row of a version that has no entry number, told apart from those of the same
-- person, order and version by the order of all its other columns. Left out: rows with an entry
-- number, and entries that carry their own span (both are told apart without this).
SELECT
    *,
    row_number() OVER (
        PARTITION BY version_at, person, order_id, order_kind, listed_from
        ORDER BY
            person_ref,
            document_shape,
            born_on,
            filiation,
            valid_from,
            valid_to,
            listed_to,
            category,
            ground,
            reliability,
            source,
            reviewed_on,
            reason_for_minor,
            published,
            status,
            error_known_at,
            image_taken_on,
            image_source,
            image_quality
    ) AS copy
FROM watchlist
WHERE version_at IS NOT NULL AND entry_id IS NULL
