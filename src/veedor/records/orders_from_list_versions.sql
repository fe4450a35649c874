-- One row per person and unbroken run of list versions: on the list from the first version
-- of the run until the next version that was handed over (open where there is none).
-- Left out: nothing. Between two versions the older one is taken to hold.
WITH versions AS (
    SELECT
        version_at,
        version_at_local,
        row_number() OVER (ORDER BY version_at) AS place,
        lead(version_at) OVER (ORDER BY version_at) AS next_at,
        lead(version_at_local) OVER (ORDER BY version_at) AS next_at_local
    FROM (SELECT DISTINCT version_at, version_at_local FROM list_versions) AS distinct_versions
),
entries AS (
    SELECT
        l.person,
        l.kind,
        v.version_at,
        v.version_at_local,
        v.next_at,
        v.next_at_local,
        v.place,
        v.place - row_number() OVER (PARTITION BY l.person, l.kind ORDER BY v.place) AS run
    FROM list_versions AS l
    INNER JOIN versions AS v ON l.version_at = v.version_at
)
SELECT
    CAST(NULL AS VARCHAR) AS order_id,
    person,
    kind,
    min(version_at) AS valid_from,
    min(version_at_local) AS valid_from_local,
    CASE WHEN count(next_at) = count(*) THEN max(next_at) END AS valid_to,
    CASE WHEN count(next_at) = count(*) THEN max(next_at_local) END AS valid_to_local,
    CAST(NULL AS TIMESTAMP) AS listed_from,
    CAST(NULL AS TIMESTAMP) AS listed_from_local,
    CAST(NULL AS TIMESTAMP) AS listed_to,
    CAST(NULL AS TIMESTAMP) AS listed_to_local
FROM entries
GROUP BY person, kind, run
ORDER BY person, kind, valid_from
