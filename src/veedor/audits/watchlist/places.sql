-- One row per version of a list that comes as whole versions: its place in their order, and
-- when the next one came into use (nothing for the last). Left out: entries that carry their
-- own span and no version.
SELECT
    version_at,
    version_at_local,
    row_number() OVER (ORDER BY version_at) AS place,
    lead(version_at) OVER (ORDER BY version_at) AS next_at,
    lead(version_at_local) OVER (ORDER BY version_at) AS next_at_local
FROM (
    SELECT DISTINCT
        version_at,
        version_at_local
    FROM watchlist
    WHERE version_at IS NOT NULL
) AS versions
