-- One row: things admitted, deleted before the period and made after it; and the last day that
-- the record names. Things without a moment of making count as in the period.
-- Left out: nothing.
SELECT
    count(*) AS admitted,
    count(CASE
        WHEN
            CAST(deleted_at_local AS DATE) < CAST($first_day AS DATE)
            AND coalesce(CAST(created_at_local AS DATE) <= CAST($last_day AS DATE), TRUE)
            THEN 1
    END) AS before,
    count(CASE
        WHEN CAST(created_at_local AS DATE) > CAST($last_day AS DATE) THEN 1
    END) AS after,
    max(greatest(
        coalesce(CAST(created_at_local AS DATE), DATE '0001-01-01'),
        coalesce(CAST(last_used_at_local AS DATE), DATE '0001-01-01'),
        coalesce(CAST(deleted_at_local AS DATE), DATE '0001-01-01')
    )) AS last_day
FROM lives
ORDER BY admitted
