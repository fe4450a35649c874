-- One row per pair of what the first account found and what the second found: of how many flags.
-- Left out: flags that fewer than two accounts reviewed; a third account and later.
SELECT
    a.verdict AS first,
    b.verdict AS second,
    count(*) AS flags
FROM looks AS a
INNER JOIN looks AS b ON a.flag_id = b.flag_id
WHERE a.place = 1 AND b.place = 2
GROUP BY a.verdict, b.verdict
ORDER BY first, second
