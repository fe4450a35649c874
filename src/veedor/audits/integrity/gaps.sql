-- The hundred widest gaps between two numbers of a series that follow each other: for the sealed
-- annex. Left out: narrower gaps.
SELECT
    series,
    prev_n AS after_n,
    n AS before_n,
    n - prev_n - 1 AS missing,
    prev_at AS after_at,
    made_at AS before_at
FROM ordered
WHERE n - prev_n > 1
ORDER BY missing DESC, series, after_n
LIMIT 100
