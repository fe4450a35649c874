-- One row per row of a plate reader's totals, and where it lies: in the period, before it, after
-- it, or across one of its ends. A row that lacks one of its moments is placed by the other, and
-- one that lacks both counts as in the period.
-- Left out: nothing.
SELECT
    row_number() OVER (ORDER BY reader, starts_at, ends_at, reads, hits) AS row_no,
    dense_rank() OVER (ORDER BY reader) AS reader_no,
    reader,
    starts_at,
    ends_at,
    reads,
    hits,
    CASE
        WHEN
            starts_at_local < CAST(CAST($first_day AS DATE) AS TIMESTAMP)
            AND (
                ends_at_local IS NULL
                OR ends_at_local <= CAST(CAST($first_day AS DATE) AS TIMESTAMP)
            ) THEN 'before'
        WHEN
            starts_at_local IS NULL
            AND ends_at_local <= CAST(CAST($first_day AS DATE) AS TIMESTAMP) THEN 'before'
        WHEN
            starts_at_local >= CAST(CAST($last_day AS DATE) AS TIMESTAMP) + INTERVAL '1' DAY
            THEN 'after'
        WHEN
            starts_at_local < CAST(CAST($first_day AS DATE) AS TIMESTAMP)
            OR ends_at_local > CAST(CAST($last_day AS DATE) AS TIMESTAMP) + INTERVAL '1' DAY
            THEN 'across'
        ELSE 'in'
    END AS lies
FROM plate_reads
