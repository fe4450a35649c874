-- One row per block of rows that repeats an earlier block of its series: each row's account,
-- person and seconds since the row before it are those of the row that stands one fixed number
-- of places earlier, and the two blocks do not overlap. All admitted look-ups.
-- Left out: blocks shorter than the case asks for, rows without a person, and blocks that overlap
-- what they repeat (a process that asks for one person again and again).
WITH keyed AS (
    SELECT
        series,
        n,
        place,
        place - lag(place) OVER (
            PARTITION BY
                series,
                account,
                person,
                datediff('second', date_trunc('second', prev_at), date_trunc('second', made_at))
            ORDER BY place
        ) AS apart
    FROM ordered
    WHERE person IS NOT NULL AND prev_at IS NOT NULL
)
SELECT
    series,
    apart,
    min(n) AS first_n,
    max(n) AS last_n,
    count(*) AS rows
FROM (
    SELECT
        series,
        n,
        apart,
        place - row_number() OVER (PARTITION BY series, apart ORDER BY place) AS run
    FROM keyed
    WHERE apart IS NOT NULL
) AS runs
GROUP BY series, apart, run
HAVING count(*) >= $block_rows AND apart >= count(*)
ORDER BY series, first_n, apart
