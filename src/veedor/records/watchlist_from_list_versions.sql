-- One row per person, kind of order and unbroken run of list versions: on the list from the
-- first version of the run until the next version that was handed over (open where there is
-- none). Left out: nothing. Between two versions the older one is taken to hold.
-- A run without a gap, which most are, is known by its first place, its last and how many rows
-- it has; only the rest is sorted, so that a thousand versions cost little more than one.
WITH versions AS (
    SELECT
        version_at,
        version_at_local,
        row_number() OVER (ORDER BY version_at) AS place
    FROM (SELECT DISTINCT version_at, version_at_local FROM list_versions) AS distinct_versions
),
stays AS (
    SELECT
        l.person,
        coalesce(l.kind, '') AS kind,
        min(v.place) AS first_place,
        max(v.place) AS last_place,
        count(*) AS versions
    FROM list_versions AS l
    INNER JOIN versions AS v ON l.version_at = v.version_at
    GROUP BY l.person, coalesce(l.kind, '')
),
broken AS (
    SELECT
        l.person,
        coalesce(l.kind, '') AS kind,
        v.place,
        v.place - row_number() OVER (
            PARTITION BY l.person, coalesce(l.kind, '') ORDER BY v.place
        ) AS run
    FROM list_versions AS l
    INNER JOIN versions AS v ON l.version_at = v.version_at
    INNER JOIN stays AS s ON l.person = s.person AND coalesce(l.kind, '') = s.kind
    WHERE s.last_place - s.first_place + 1 > s.versions
),
runs AS (
    SELECT person, kind, first_place, last_place
    FROM stays
    WHERE last_place - first_place + 1 = versions
    UNION ALL
    SELECT person, kind, min(place) AS first_place, max(place) AS last_place
    FROM broken
    GROUP BY person, kind, run
)
SELECT
    CAST(NULL AS VARCHAR) AS entry_id,
    CAST(NULL AS TIMESTAMP) AS version_at,
    CAST(NULL AS TIMESTAMP) AS version_at_local,
    r.person,
    CAST(NULL AS VARCHAR) AS person_ref,
    CAST(NULL AS VARCHAR) AS document_shape,
    CAST(NULL AS VARCHAR) AS filiation,
    CAST(NULL AS DATE) AS born_on,
    CAST(NULL AS VARCHAR) AS sex,
    CAST(NULL AS VARCHAR) AS order_id,
    nullif(r.kind, '') AS order_kind,
    CAST(NULL AS TIMESTAMP) AS valid_from,
    CAST(NULL AS TIMESTAMP) AS valid_from_local,
    CAST(NULL AS TIMESTAMP) AS valid_to,
    CAST(NULL AS TIMESTAMP) AS valid_to_local,
    f.version_at AS listed_from,
    f.version_at_local AS listed_from_local,
    t.version_at AS listed_to,
    t.version_at_local AS listed_to_local,
    CAST(NULL AS VARCHAR) AS category,
    CAST(NULL AS VARCHAR) AS ground,
    CAST(NULL AS VARCHAR) AS reliability,
    CAST(NULL AS VARCHAR) AS source,
    CAST(NULL AS DATE) AS reviewed_on,
    CAST(NULL AS VARCHAR) AS reason_for_minor,
    CAST(NULL AS BOOLEAN) AS published,
    CAST(NULL AS VARCHAR) AS status,
    CAST(NULL AS TIMESTAMP) AS error_known_at,
    CAST(NULL AS TIMESTAMP) AS error_known_at_local,
    CAST(NULL AS DATE) AS image_taken_on,
    CAST(NULL AS VARCHAR) AS image_source,
    CAST(NULL AS DECIMAL(18, 6)) AS image_quality
FROM runs AS r
INNER JOIN versions AS f ON r.first_place = f.place
LEFT JOIN versions AS t ON r.last_place + 1 = t.place
ORDER BY r.person, r.kind, f.version_at
