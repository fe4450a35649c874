-- One row per distinct score: its comparisons, and those at or above it, of two persons
-- (impostor) and of one (genuine). Left out: comparisons without a score or without truth, rows
-- that stand for no comparison, and those whose two persons contradict the truth.
WITH at_score AS (
    SELECT
        score,
        CAST(sum(CASE WHEN genuine THEN 0 ELSE coalesce(weight, 1) END) AS BIGINT) AS impostors,
        CAST(sum(CASE WHEN genuine THEN coalesce(weight, 1) ELSE 0 END) AS BIGINT) AS genuine
    FROM comparisons
    WHERE
        score IS NOT NULL
        AND genuine IS NOT NULL
        AND coalesce(weight, 1) > 0
        AND coalesce((subject_a = subject_b) = genuine, TRUE)
    GROUP BY score
)

SELECT
    score,
    impostors,
    genuine,
    row_number() OVER (ORDER BY score) AS place,
    CAST(sum(impostors) OVER (ORDER BY score DESC) AS BIGINT) AS impostors_from,
    CAST(sum(genuine) OVER (ORDER BY score DESC) AS BIGINT) AS genuine_from
FROM at_score
