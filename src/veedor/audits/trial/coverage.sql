-- One row: comparisons admitted, and of them without truth, without a score, or that stand for
-- no comparison, or whose two persons contradict the truth; those audited without a group; and the rank sum behind the area under the curve (twice the pairs in which
-- the genuine score is higher, plus those that tie). Left out: nothing.
WITH ranked AS (
    SELECT
        sum(impostors) AS impostors,
        sum(genuine) AS genuine,
        count(*) AS scores,
        sum(CAST(genuine AS DECIMAL(18, 0)) * CAST(
            2 * (SELECT sum(r.impostors) FROM ladder AS r) - 2 * impostors_from + impostors
            AS DECIMAL(20, 0)
        )) AS doubled
    FROM ladder
),

read AS (
    SELECT
        count(*) AS admitted,
        count(CASE WHEN genuine IS NULL THEN 1 END) AS no_truth,
        count(CASE WHEN genuine IS NOT NULL AND score IS NULL THEN 1 END) AS no_score,
        count(CASE
            WHEN genuine IS NOT NULL AND score IS NOT NULL AND coalesce(weight, 1) <= 0 THEN 1
        END) AS no_weight,
        count(CASE
            WHEN
                genuine IS NOT NULL
                AND score IS NOT NULL
                AND coalesce(weight, 1) > 0
                AND coalesce((subject_a = subject_b) <> genuine, FALSE)
                THEN 1
        END) AS contradicting,
        count(CASE
            WHEN
                genuine IS NOT NULL
                AND score IS NOT NULL
                AND coalesce(weight, 1) > 0
                AND coalesce((subject_a = subject_b) = genuine, TRUE)
                AND (group_a IS NULL OR (group_b IS NULL AND $pairs = 'within'))
                THEN 1
        END) AS no_group
    FROM comparisons
)

SELECT
    read.admitted,
    read.no_truth,
    read.no_score,
    read.no_weight,
    read.contradicting,
    read.no_group,
    CAST(coalesce(ranked.impostors, 0) AS BIGINT) AS impostors,
    CAST(coalesce(ranked.genuine, 0) AS BIGINT) AS genuine,
    ranked.scores,
    CAST(coalesce(ranked.doubled, 0) AS DECIMAL(38, 0)) AS doubled
FROM read
CROSS JOIN ranked
ORDER BY read.admitted
