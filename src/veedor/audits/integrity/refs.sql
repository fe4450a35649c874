-- One row per number that the sender's register, the receiver's, or both carry, with a moment in
-- the period in either: where it stands, whether what both say differs in rows, time or any field
-- that the case compares, and whether either explains it. Left out: rows without a number.
WITH ours AS (
    SELECT
        ref,
        count(*) AS rows,
        min(made_at) AS first_at,
        max(made_at) AS last_at,
        min(kind) AS low_kind,
        max(kind) AS high_kind,
        min(person) AS low_person,
        max(person) AS high_person,
        min(account) AS low_account,
        max(account) AS high_account,
        min(person_count) AS low_count,
        max(person_count) AS high_count,
        min(digest) AS low_digest,
        max(digest) AS high_digest,
        count(explanation) AS explained
    FROM sent
    WHERE ref IS NOT NULL
    GROUP BY ref
),
theirs AS (
    SELECT
        ref,
        count(*) AS rows,
        min(received_at) AS first_at,
        max(received_at) AS last_at,
        min(kind) AS low_kind,
        max(kind) AS high_kind,
        min(person) AS low_person,
        max(person) AS high_person,
        min(account) AS low_account,
        max(account) AS high_account,
        min(person_count) AS low_count,
        max(person_count) AS high_count,
        min(digest) AS low_digest,
        max(digest) AS high_digest,
        count(explanation) AS explained
    FROM received
    WHERE ref IS NOT NULL
    GROUP BY ref
)
SELECT
    coalesce(s.ref, r.ref) AS ref,
    CASE
        WHEN r.ref IS NULL THEN 'sent'
        WHEN s.ref IS NULL THEN 'received'
        ELSE 'both'
    END AS place,
    CASE
        WHEN s.ref IS NULL OR r.ref IS NULL THEN 1
        WHEN
            s.rows <> r.rows
            OR r.first_at < s.first_at - $tolerance_seconds * INTERVAL '1' SECOND
            OR r.last_at > s.last_at + $transit_minutes * INTERVAL '1' MINUTE
            OR (
                $compare_kind = 1
                AND (s.low_kind IS DISTINCT FROM r.low_kind
                OR s.high_kind IS DISTINCT FROM r.high_kind)
            )
            OR (
                $compare_person = 1
                AND (s.low_person IS DISTINCT FROM r.low_person
                OR s.high_person IS DISTINCT FROM r.high_person)
            )
            OR (
                $compare_account = 1
                AND (s.low_account IS DISTINCT FROM r.low_account
                OR s.high_account IS DISTINCT FROM r.high_account)
            )
            OR (
                $compare_person_count = 1
                AND (s.low_count IS DISTINCT FROM r.low_count
                OR s.high_count IS DISTINCT FROM r.high_count)
            )
            OR (
                $compare_digest = 1
                AND (s.low_digest IS DISTINCT FROM r.low_digest
                OR s.high_digest IS DISTINCT FROM r.high_digest)
            )
            THEN 1
        ELSE 0
    END AS differs,
    CASE WHEN coalesce(s.explained, 0) + coalesce(r.explained, 0) > 0 THEN 1 ELSE 0 END
        AS explained
FROM ours AS s
FULL OUTER JOIN theirs AS r ON s.ref = r.ref
WHERE
    (
        s.last_at >= CAST($period_from AS TIMESTAMP)
        AND s.first_at < CAST($period_to AS TIMESTAMP)
    )
    OR (
        r.last_at >= CAST($period_from AS TIMESTAMP)
        AND r.first_at < CAST($period_to AS TIMESTAMP)
    )
