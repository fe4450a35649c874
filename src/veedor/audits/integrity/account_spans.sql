-- One row per registered account and stretch of time in which its register entries stay the same;
-- the stretches of an account follow each other from year 1 to year 9999. Whether an entry with a
-- known start covers it, whether any entry may, and whether a unit that the case calls competent,
-- or another known unit, held the account in it. Left out: nothing.
WITH edges AS (
    SELECT
        account,
        TIMESTAMP '0001-01-01 00:00:00' AS edge
    FROM accounts
    UNION
    SELECT
        account,
        active_from AS edge
    FROM accounts
    WHERE active_from IS NOT NULL
    UNION
    SELECT
        account,
        active_to AS edge
    FROM accounts
    WHERE active_to IS NOT NULL
),
stretches AS (
    SELECT
        account,
        edge AS starts_at,
        coalesce(
            lead(edge) OVER (PARTITION BY account ORDER BY edge),
            TIMESTAMP '9999-12-31 00:00:00'
        ) AS ends_at
    FROM edges
)
SELECT
    account,
    starts_at,
    ends_at,
    max(CASE WHEN active_from IS NOT NULL AND covers = 1 THEN 1 ELSE 0 END) AS certain,
    max(covers) AS possible,
    max(CASE WHEN covers = 1 AND competent = 1 THEN 1 ELSE 0 END) AS competent,
    max(CASE WHEN covers = 1 AND competent = 0 THEN 1 ELSE 0 END) AS other
FROM (
    SELECT
        s.account,
        s.starts_at,
        s.ends_at,
        a.active_from,
        CASE
            WHEN
                coalesce(a.active_from, TIMESTAMP '0001-01-01 00:00:00') <= s.starts_at
                AND coalesce(a.active_to, TIMESTAMP '9999-12-31 00:00:00') > s.starts_at
                THEN 1
            ELSE 0
        END AS covers,
        CASE
            WHEN a.unit IS NULL THEN NULL
            WHEN position('|' || replace(a.unit, '|', ' ') || '|' IN $competent_units) > 0 THEN 1
            ELSE 0
        END AS competent
    FROM stretches AS s
    INNER JOIN accounts AS a ON s.account = a.account
) AS held
GROUP BY account, starts_at, ends_at
