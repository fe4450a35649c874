-- The hundred stretches of disorder with the largest fall: for the sealed annex.
-- Left out: stretches with a smaller one.
SELECT
    series,
    first_n,
    last_n,
    first_at,
    last_at,
    below,
    above,
    fall,
    rise
FROM disorder
ORDER BY fall DESC, series, first_n
LIMIT 100
