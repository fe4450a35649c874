-- One row per flag of the period and account that reviewed it: what its last review found, and
-- its place among the accounts that looked at that flag, by moment.
-- Left out: reviews without an account or a moment, and those by the system unless they count.
SELECT
    flag_id,
    verdict,
    looked_at,
    row_number() OVER (PARTITION BY flag_id ORDER BY looked_at, verdict) AS place
FROM (
    SELECT
        h.flag_id,
        h.account,
        max(h.looked_at) AS looked_at,
        CASE
            WHEN min(h.verdict) = max(h.verdict) THEN min(h.verdict) ELSE 'unknown'
        END AS verdict
    FROM human AS h
    INNER JOIN (
        SELECT
            flag_id,
            account,
            max(looked_at) AS last_at
        FROM human
        WHERE account IS NOT NULL AND reviewed_at IS NOT NULL
        GROUP BY flag_id, account
    ) AS m ON h.flag_id = m.flag_id AND h.account = m.account AND h.looked_at = m.last_at
    INNER JOIN judged AS j ON h.flag_id = j.flag_id
    GROUP BY h.flag_id, h.account
) AS last_of_each
