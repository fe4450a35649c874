-- One row per hit of a plate reader in the period. Levels: 2 yes, 1 not to be told, 0 no.
-- ``lifted``: the entry had been lifted by the moment of the hit; where a moment and a state are
-- on record and disagree it is not to be told. ``looked``: a person had compared the reading
-- before anyone acted. No plate is read here.
-- Left out: hits made before or after the period.
SELECT
    h.hit_id,
    h.reader,
    h.made_at,
    CASE WHEN h.reader IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY h.reader) END AS reader_no,
    coalesce(h.reading, '') AS reading,
    CASE WHEN coalesce(trim(h.list_ref), '') = '' THEN 0 ELSE 1 END AS with_list,
    CASE
        WHEN h.entry_lifted_at IS NULL THEN
            CASE coalesce(h.entry_state, 'unknown')
                WHEN 'lifted' THEN 2
                WHEN 'in force' THEN 0
                ELSE 1
            END
        WHEN h.entry_lifted_at = h.made_at THEN 1
        WHEN h.entry_lifted_at < h.made_at THEN
            CASE WHEN h.entry_state = 'in force' THEN 1 ELSE 2 END
        ELSE CASE WHEN h.entry_state = 'lifted' THEN 1 ELSE 0 END
    END AS lifted,
    CASE WHEN h.acted_at IS NULL AND h.stop_id IS NULL THEN 0 ELSE 1 END AS acted,
    CASE
        WHEN h.reading = 'not checked' AND h.checked_at IS NULL THEN 0
        WHEN h.reading = 'not checked' OR h.checked_at IS NULL THEN 1
        WHEN h.checked_at < coalesce(h.acted_at, s.started_at) THEN 2
        WHEN h.checked_at > coalesce(h.acted_at, s.started_at) THEN 0
        ELSE 1
    END AS looked
FROM plate_hits AS h
LEFT JOIN (
    SELECT
        stop_id,
        min(started_at) AS started_at
    FROM stops
    WHERE stop_id IS NOT NULL
    GROUP BY stop_id
) AS s ON h.stop_id = s.stop_id
WHERE
    CAST(h.made_at_local AS DATE) >= CAST($first_day AS DATE)
    AND CAST(h.made_at_local AS DATE) <= CAST($last_day AS DATE)
