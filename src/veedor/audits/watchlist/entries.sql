-- One row per entry: an unbroken stay on the list of one entry number, person and order, within
-- the period. For each question, 2 where the answer is yes at some moment of the stay, else 1
-- where the row lacks what decides, else 0. Left out: stays wholly outside the period.
-- Of each question a row says its level, in two bits of one number (marks): so an entry of many
-- versions goes through the grouping as a few numbers. The bits of 1 and 2 together are 3: yes.
-- Moments are those of the first and the last version of the stay.
WITH stays AS (
    SELECT
        w.*,
        p.place,
        p.version_at AS row_from,
        p.next_at AS row_to,
        w.version_at_local AS row_from_local,
        p.next_at_local AS row_to_local,
        CAST(0 AS INTEGER) AS stay
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
        CAST(p.place - row_number() OVER (
            PARTITION BY
                w.entry_id, w.person, w.order_id, w.order_kind, w.listed_from, w.copy
            ORDER BY p.place
        ) AS INTEGER) AS stay
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
        CAST(row_number() OVER (ORDER BY listed_from, valid_from) AS INTEGER) AS stay
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
),

levels AS (
    SELECT
        *,
        CASE WHEN valid_from IS NULL AND valid_to IS NULL THEN 0 ELSE 1 END AS dated,
        CASE
            WHEN error_known_at < row_until THEN 2
            WHEN position('|' || replace(status, '|', ' ') || '|' IN $wrong_statuses) > 0 THEN 2
            WHEN status IS NULL AND $reads_status = 1 THEN 1
            ELSE 0
        END AS known_wrong,
        CASE WHEN ground IS NULL AND order_id IS NULL THEN 2 ELSE 0 END AS groundless,
        CASE WHEN reliability IS NULL THEN 2 ELSE 0 END AS unclassed,
        CASE WHEN category IS NULL THEN 2 ELSE 0 END AS uncategorised,
        CASE
            WHEN category IS NULL THEN 1
            WHEN position('|' || replace(category, '|', ' ') || '|' IN $categories) > 0 THEN 0
            ELSE 2
        END AS outside_categories,
        CASE
            WHEN category IS NULL THEN 1
            WHEN position('|' || replace(category, '|', ' ') || '|' IN $catch_all) > 0 THEN 2
            ELSE 0
        END AS caught_by_all,
        CASE WHEN source IS NULL THEN 2 ELSE 0 END AS sourceless,
        CASE
            WHEN born_on IS NULL OR born_on > entered_on OR entered_on IS NULL THEN 1
            WHEN age < $legal_age THEN 2
            WHEN entry_known = 0 THEN 1
            ELSE 0
        END AS minor,
        CASE WHEN born_on > entered_on THEN 2 ELSE 0 END AS born_after_entry,
        CASE WHEN born_on IS NULL THEN 2 ELSE 0 END AS birthless,
        CASE
            WHEN $list_published >= 0 THEN $list_published
            WHEN published IS NULL THEN 1
            WHEN published THEN 2
            ELSE 0
        END AS is_published,
        CASE WHEN reason_for_minor IS NULL THEN 2 ELSE 0 END AS reasonless,
        CASE WHEN filiation IS NULL OR substring(filiation, 1, 1) = '!' THEN 2 ELSE 0 END
            AS filiationless,
        CASE
            WHEN image_source IS NULL THEN 1
            WHEN position('|' || replace(image_source, '|', ' ') || '|' IN $scraped) > 0 THEN 2
            ELSE 0
        END AS scraped,
        CASE
            WHEN $age_limit >= 0 AND datediff('day', image_taken_on, last_day) > $age_limit THEN 2
            WHEN
                $has_quality_least = 1
                AND image_quality < CAST($quality_least AS DECIMAL(18, 6))
                THEN 2
            WHEN $age_limit >= 0 AND image_taken_on IS NULL THEN 1
            WHEN $has_quality_least = 1 AND image_quality IS NULL THEN 1
            ELSE 0
        END AS past_limit,
        CASE
            WHEN
                $age_limit >= 0
                AND datediff('day', image_taken_on, entered_on) > $age_limit
                THEN 2
            WHEN $age_limit >= 0 AND (image_taken_on IS NULL OR entered_on IS NULL) THEN 1
            ELSE 0
        END AS old_at_entry,
        CASE WHEN image_taken_on IS NULL THEN 2 ELSE 0 END AS undated_image
    FROM aged
),

marked AS (
    SELECT
        *,
        CASE WHEN error_known_at < row_until THEN error_known_at END AS error_met_at,
        CASE WHEN born_on <= entered_on AND age < $legal_age THEN CAST(age AS INTEGER) END
            AS age_of_minor,
        CASE WHEN copy = 0 THEN row_from END AS own_from,
        CASE WHEN copy = 0 THEN row_to END AS own_to,
        CASE WHEN copy = 0 THEN CAST(row_from_local AS DATE) END AS own_from_day,
        CASE WHEN copy = 0 THEN CAST(row_to_local AS DATE) END AS own_to_day,
        dated
        + (CAST(known_wrong AS BIGINT) << 2)
        + (CAST(groundless AS BIGINT) << 4)
        + (CAST(unclassed AS BIGINT) << 6)
        + (CAST(uncategorised AS BIGINT) << 8)
        + (CAST(outside_categories AS BIGINT) << 10)
        + (CAST(caught_by_all AS BIGINT) << 12)
        + (CAST(sourceless AS BIGINT) << 14)
        + (CAST(minor AS BIGINT) << 16)
        + (CAST(born_after_entry AS BIGINT) << 18)
        + (CAST(birthless AS BIGINT) << 20)
        + (CAST(is_published AS BIGINT) << 22)
        + (CAST(reasonless AS BIGINT) << 24)
        + (CAST(filiationless AS BIGINT) << 26)
        + (CAST(scraped AS BIGINT) << 28)
        + (CAST(past_limit AS BIGINT) << 30)
        + (CAST(old_at_entry AS BIGINT) << 32)
        + (CAST(undated_image AS BIGINT) << 34) AS marks
    FROM levels
),

grouped AS (
    SELECT
        entry_id,
        person,
        order_id,
        order_kind,
        listed_from,
        copy,
        stay,
        own_from,
        own_to,
        own_from_day,
        own_to_day,
        max(person_ref) AS person_ref,
        max(document_shape) AS document_shape,
        min(CAST(place AS INTEGER)) AS first_place,
        max(CAST(place AS INTEGER)) AS last_place,
        max(valid_to) AS valid_to,
        min(error_met_at) AS error_known_at,
        min(reviewed_on) AS reviewed_on,
        min(age_of_minor) AS age,
        bit_or(marks) AS marks
    FROM marked
    GROUP BY
        entry_id,
        person,
        order_id,
        order_kind,
        listed_from,
        copy,
        stay,
        own_from,
        own_to,
        own_from_day,
        own_to_day
),

entered AS (
    SELECT
        g.*,
        coalesce(f.version_at, g.own_from) AS row_from,
        coalesce(l.next_at, g.own_to) AS row_to,
        coalesce(CAST(f.version_at_local AS DATE), g.own_from_day) AS row_from_day,
        coalesce(CAST(l.next_at_local AS DATE), g.own_to_day) AS row_to_day
    FROM grouped AS g
    LEFT JOIN places AS f ON g.first_place = f.place AND g.copy > 0
    LEFT JOIN places AS l ON g.last_place = l.place AND g.copy > 0
)

SELECT
    row_number() OVER (
        ORDER BY e.entry_id, e.person, e.order_id, e.order_kind, e.listed_from, e.copy, e.stay
    ) AS entry,
    e.person,
    e.order_id,
    e.order_kind,
    CAST(e.person_ref AS VARCHAR) AS person_ref,
    e.document_shape,
    CASE
        WHEN e.row_from > CAST($period_from AS TIMESTAMP) THEN e.row_from
        ELSE CAST($period_from AS TIMESTAMP)
    END AS since,
    CASE WHEN e.row_to < h.known_to THEN e.row_to ELSE h.known_to END AS until,
    e.row_from AS live_from,
    e.row_to AS live_to,
    e.row_from_day AS live_from_day,
    e.row_to_day AS live_to_day,
    CAST(e.first_place AS BIGINT) AS first_place,
    e.valid_to,
    e.error_known_at,
    e.reviewed_on,
    CAST(e.age AS BIGINT) AS age,
    least(2, e.marks % 4) AS dated,
    least(2, (e.marks >> 2) % 4) AS known_wrong,
    least(2, (e.marks >> 4) % 4) AS groundless,
    least(2, (e.marks >> 6) % 4) AS unclassed,
    least(2, (e.marks >> 8) % 4) AS uncategorised,
    least(2, (e.marks >> 10) % 4) AS outside_categories,
    least(2, (e.marks >> 12) % 4) AS caught_by_all,
    least(2, (e.marks >> 14) % 4) AS sourceless,
    least(2, (e.marks >> 16) % 4) AS minor,
    least(2, (e.marks >> 18) % 4) AS born_after_entry,
    least(2, (e.marks >> 20) % 4) AS birthless,
    least(2, (e.marks >> 22) % 4) AS published,
    least(2, (e.marks >> 24) % 4) AS reasonless,
    least(2, (e.marks >> 26) % 4) AS filiationless,
    least(2, (e.marks >> 28) % 4) AS scraped,
    least(2, (e.marks >> 30) % 4) AS past_limit,
    least(2, (e.marks >> 32) % 4) AS old_at_entry,
    least(2, (e.marks >> 34) % 4) AS undated_image
FROM entered AS e
CROSS JOIN horizon AS h
