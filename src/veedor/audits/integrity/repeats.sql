-- One row per block of rows that repeats an earlier block of its series: each row's account,
-- person and seconds since the row before it are those of the row that stands one fixed number
-- of places earlier, and the two blocks do not overlap. All admitted look-ups.
-- What stands once is put aside before anything is sorted: that is nearly every row.
-- Left out: blocks shorter than the case asks for, rows without a person, and blocks that overlap
-- what they repeat (a process that asks for one person again and again).
WITH steps AS (
    SELECT
        series,
        n,
        place,
        account_no,
        person,
        datediff('second', date_trunc('second', prev_at), date_trunc('second', made_at)) AS gap
    FROM ordered
    WHERE person IS NOT NULL AND prev_at IS NOT NULL
),
twice AS (
    SELECT account_no, person, gap
    FROM steps
    GROUP BY account_no, person, gap
    HAVING count(*) > 1
),
keyed AS (
    SELECT
        s.series,
        s.n,
        s.place,
        s.place - lag(s.place) OVER (
            PARTITION BY s.series, s.account_no, s.person, s.gap ORDER BY s.place
        ) AS apart
    FROM steps AS s
    INNER JOIN twice AS t
        ON
            s.person = t.person
            AND s.gap = t.gap
            AND s.account_no IS NOT DISTINCT FROM t.account_no
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
