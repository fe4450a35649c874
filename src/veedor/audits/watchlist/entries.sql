-- One row per entry: an unbroken stay on the list of one entry number, person and order, within
-- the period. For each question, 2 where the answer is yes at some moment of the stay, else 1
-- where the row lacks what decides, else 0. Left out: stays wholly outside the period.
WITH stays AS (
    SELECT
        w.*,
        p.place,
        p.version_at AS row_from,
        p.next_at AS row_to,
        w.version_at_local AS row_from_local,
        p.next_at_local AS row_to_local,
        CAST(0 AS BIGINT) AS stay
    FROM (
        SELECT
            l.*,
            CAST(1 AS BIGINT) AS copy
        FROM watchlist AS l
        LEFT JOIN doubled AS d
            ON
                l.entry_id IS NULL
                AND l.person IS NOT DISTINCT FROM d.person
                AND l.order_id IS NOT DISTINCT FROM d.order_id
                AND l.order_kind IS NOT DISTINCT FROM d.order_kind
                AND l.listed_from IS NOT DISTINCT FROM d.listed_from
        WHERE l.version_at IS NOT NULL AND d.doubled IS NULL
        UNION ALL
        SELECT * FROM unnumbered
    ) AS w
    INNER JOIN places AS p ON w.version_at = p.version_at
    LEFT JOIN broken AS b
        ON
            w.copy = b.copy
            AND w.entry_id IS NOT DISTINCT FROM b.entry_id
            AND w.person IS NOT DISTINCT FROM b.person
            AND w.order_id IS NOT DISTINCT FROM b.order_id
            AND w.order_kind IS NOT DISTINCT FROM b.order_kind
            AND w.listed_from IS NOT DISTINCT FROM b.listed_from
    WHERE b.copy IS NULL
    UNION ALL
    SELECT
        w.*,
        p.place,
        p.version_at AS row_from,
        p.next_at AS row_to,
        w.version_at_local AS row_from_local,
        p.next_at_local AS row_to_local,
        p.place - row_number() OVER (
            PARTITION BY
                w.entry_id, w.person, w.order_id, w.order_kind, w.listed_from, w.copy
            ORDER BY p.place
        ) AS stay
    FROM (
        SELECT
            l.*,
            CAST(1 AS BIGINT) AS copy
        FROM watchlist AS l
        LEFT JOIN doubled AS d
            ON
                l.entry_id IS NULL
                AND l.person IS NOT DISTINCT FROM d.person
                AND l.order_id IS NOT DISTINCT FROM d.order_id
                AND l.order_kind IS NOT DISTINCT FROM d.order_kind
                AND l.listed_from IS NOT DISTINCT FROM d.listed_from
        WHERE l.version_at IS NOT NULL AND d.doubled IS NULL
        UNION ALL
        SELECT * FROM unnumbered
    ) AS w
    INNER JOIN places AS p ON w.version_at = p.version_at
    INNER JOIN broken AS b
        ON
            w.copy = b.copy
            AND w.entry_id IS NOT DISTINCT FROM b.entry_id
            AND w.person IS NOT DISTINCT FROM b.person
            AND w.order_id IS NOT DISTINCT FROM b.order_id
            AND w.order_kind IS NOT DISTINCT FROM b.order_kind
            AND w.listed_from IS NOT DISTINCT FROM b.listed_from
    UNION ALL
    SELECT
        *,
        CAST(0 AS BIGINT) AS copy,
        CAST(CASE
            WHEN $from_versions = 1 AND listed_from = (SELECT min(listed_from) FROM watchlist)
                THEN 1
            ELSE 0
        END AS BIGINT) AS place,
        coalesce(listed_from, valid_from) AS row_from,
        listed_to AS row_to,
        coalesce(listed_from_local, valid_from_local) AS row_from_local,
        listed_to_local AS row_to_local,
        row_number() OVER (ORDER BY listed_from, valid_from) AS stay
    FROM watchlist
    WHERE version_at IS NULL
),
placed AS (
    SELECT
        s.*,
        h.known_to,
        CASE
            WHEN s.row_to IS NOT NULL AND s.row_to < h.known_to THEN s.row_to
            ELSE h.known_to
        END AS row_until,
        CASE
            WHEN s.row_to IS NOT NULL AND s.row_to < h.known_to THEN CAST(s.row_to_local AS DATE)
            ELSE h.known_to_day
        END AS last_day,
        CAST(coalesce(s.listed_from_local, s.valid_from_local, s.version_at_local) AS DATE)
            AS entered_on,
        CASE
            WHEN s.listed_from IS NULL AND s.valid_from IS NULL AND s.place <= 1
                THEN 0
            ELSE 1
        END AS entry_known
    FROM stays AS s
    CROSS JOIN horizon AS h
    WHERE
        (s.row_from IS NULL OR s.row_from < CAST($period_to AS TIMESTAMP))
        AND (s.row_to IS NULL OR s.row_to > CAST($period_from AS TIMESTAMP))
),
aged AS (
    SELECT
        *,
        extract(YEAR FROM entered_on) - extract(YEAR FROM born_on)
        - CASE
            WHEN
                extract(MONTH FROM entered_on) * 100 + extract(DAY FROM entered_on)
                < extract(MONTH FROM born_on) * 100 + extract(DAY FROM born_on)
                THEN 1
            ELSE 0
        END AS age
    FROM placed
)
SELECT
    row_number() OVER (ORDER BY entry_id, person, order_id, order_kind, listed_from, copy, stay)
        AS entry,
    person,
    order_id,
    order_kind,
    max(CAST(person_ref AS VARCHAR)) AS person_ref,
    max(document_shape) AS document_shape,
    CASE
        WHEN min(coalesce(row_from, CAST($period_from AS TIMESTAMP)))
            < CAST($period_from AS TIMESTAMP)
            THEN CAST($period_from AS TIMESTAMP)
        ELSE min(coalesce(row_from, CAST($period_from AS TIMESTAMP)))
    END AS since,
    max(row_until) AS until,
    CASE WHEN count(row_from) = count(*) THEN min(row_from) END AS live_from,
    CASE WHEN count(row_to) = count(*) THEN max(row_to) END AS live_to,
    CAST(min(row_from_local) AS DATE) AS live_from_day,
    CASE WHEN count(row_to) = count(*) THEN CAST(max(row_to_local) AS DATE) END AS live_to_day,
    min(place) AS first_place,
    max(valid_to) AS valid_to,
    max(CASE WHEN valid_from IS NULL AND valid_to IS NULL THEN 0 ELSE 1 END) AS dated,
    max(CASE
        WHEN error_known_at < row_until THEN 2
        WHEN position('|' || replace(status, '|', ' ') || '|' IN $wrong_statuses) > 0 THEN 2
        WHEN status IS NULL AND $reads_status = 1 THEN 1
        ELSE 0
    END) AS known_wrong,
    min(CASE WHEN error_known_at < row_until THEN error_known_at END) AS error_known_at,
    max(CASE WHEN ground IS NULL AND order_id IS NULL THEN 2 ELSE 0 END) AS groundless,
    max(CASE WHEN reliability IS NULL THEN 2 ELSE 0 END) AS unclassed,
    max(CASE WHEN category IS NULL THEN 2 ELSE 0 END) AS uncategorised,
    max(CASE
        WHEN category IS NULL THEN 1
        WHEN position('|' || replace(category, '|', ' ') || '|' IN $categories) > 0 THEN 0
        ELSE 2
    END) AS outside_categories,
    max(CASE
        WHEN category IS NULL THEN 1
        WHEN position('|' || replace(category, '|', ' ') || '|' IN $catch_all) > 0 THEN 2
        ELSE 0
    END) AS caught_by_all,
    max(CASE WHEN source IS NULL THEN 2 ELSE 0 END) AS sourceless,
    min(reviewed_on) AS reviewed_on,
    max(CASE
        WHEN born_on IS NULL OR born_on > entered_on OR entered_on IS NULL THEN 1
        WHEN age < $legal_age THEN 2
        WHEN entry_known = 0 THEN 1
        ELSE 0
    END) AS minor,
    min(CASE WHEN born_on <= entered_on AND age < $legal_age THEN CAST(age AS BIGINT) END)
        AS age,
    max(CASE WHEN born_on > entered_on THEN 2 ELSE 0 END) AS born_after_entry,
    max(CASE WHEN born_on IS NULL THEN 2 ELSE 0 END) AS birthless,
    max(CASE
        WHEN $list_published >= 0 THEN $list_published
        WHEN published IS NULL THEN 1
        WHEN published THEN 2
        ELSE 0
    END) AS published,
    max(CASE WHEN reason_for_minor IS NULL THEN 2 ELSE 0 END) AS reasonless,
    max(CASE WHEN filiation IS NULL OR substring(filiation, 1, 1) = '!' THEN 2 ELSE 0 END)
        AS filiationless,
    max(CASE
        WHEN image_source IS NULL THEN 1
        WHEN position('|' || replace(image_source, '|', ' ') || '|' IN $scraped) > 0 THEN 2
        ELSE 0
    END) AS scraped,
    max(CASE
        WHEN $age_limit >= 0 AND datediff('day', image_taken_on, last_day) > $age_limit THEN 2
        WHEN
            $has_quality_least = 1 AND image_quality < CAST($quality_least AS DECIMAL(18, 6))
            THEN 2
        WHEN $age_limit >= 0 AND image_taken_on IS NULL THEN 1
        WHEN $has_quality_least = 1 AND image_quality IS NULL THEN 1
        ELSE 0
    END) AS past_limit,
    max(CASE
        WHEN
            $age_limit >= 0
            AND datediff('day', image_taken_on, entered_on) > $age_limit
            THEN 2
        WHEN $age_limit >= 0 AND (image_taken_on IS NULL OR entered_on IS NULL) THEN 1
        ELSE 0
    END) AS old_at_entry,
    max(CASE WHEN image_taken_on IS NULL THEN 2 ELSE 0 END) AS undated_image
FROM aged
GROUP BY entry_id, person, order_id, order_kind, listed_from, copy, stay
