-- One row per two persons compared, truth and groups: comparisons, and errors at the threshold
-- (impostors that match, genuine ones that do not); persons by small numbers, the lower first.
-- Left out: comparisons without a score or truth, and those whose persons contradict the truth.
SELECT
    c.genuine,
    coalesce(c.group_a, CASE WHEN c.genuine THEN c.group_b END) AS group_a,
    coalesce(c.group_b, CASE WHEN c.genuine THEN c.group_a END) AS group_b,
    least(a.subject_no, coalesce(b.subject_no, a.subject_no)) AS first_no,
    greatest(a.subject_no, coalesce(b.subject_no, a.subject_no)) AS second_no,
    count(CASE WHEN a.subject_no IS NULL OR (b.subject_no IS NULL AND NOT c.genuine) THEN 1 END)
        AS unnamed,
    CAST(sum(coalesce(c.weight, 1)) AS BIGINT) AS trials,
    CAST(sum(
        CASE WHEN c.genuine = (c.score >= o.threshold) THEN 0 ELSE coalesce(c.weight, 1) END
    ) AS BIGINT) AS events
FROM comparisons AS c
CROSS JOIN operating AS o
LEFT JOIN subjects AS a ON c.subject_a = a.subject
LEFT JOIN subjects AS b ON c.subject_b = b.subject
WHERE
    c.score IS NOT NULL
    AND c.genuine IS NOT NULL
    AND coalesce(c.weight, 1) > 0
    AND o.threshold IS NOT NULL
    AND coalesce((a.subject_no = b.subject_no) = c.genuine, TRUE)
GROUP BY
    c.genuine,
    coalesce(c.group_a, CASE WHEN c.genuine THEN c.group_b END),
    coalesce(c.group_b, CASE WHEN c.genuine THEN c.group_a END),
    least(a.subject_no, coalesce(b.subject_no, a.subject_no)),
    greatest(a.subject_no, coalesce(b.subject_no, a.subject_no))
