-- One row per kind of disorder: stretches, the rows without which the rest is in order (those
-- too early or those too late, whichever are fewer), and the largest fall, in seconds. A fall
-- that no rise of half its size undoes, with about as many rows before it as after it (a fourth
-- at least), is a step of the clock; else rows were displaced.
-- Left out: rows in order.
SELECT
    kind,
    count(*) AS stretches,
    CAST(sum(CASE WHEN below < above THEN below ELSE above END) AS BIGINT) AS rows,
    max(fall) AS largest
FROM (
    SELECT
        below,
        above,
        fall,
        CASE
            WHEN 2 * rise < fall AND 4 * below >= above AND 4 * above >= below THEN 'step'
            ELSE 'displaced'
        END AS kind
    FROM disorder
) AS judged
GROUP BY kind
ORDER BY kind
