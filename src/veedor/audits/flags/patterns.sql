-- One row per set of judgements that a flag got from different accounts: how many judged it
-- useful, not useful, and of how many flags that is so.
-- Left out: judgements that could not tell, and flags that one account alone judged.
SELECT
    useful,
    not_useful,
    count(*) AS flags
FROM (
    SELECT
        flag_id,
        count(CASE WHEN verdict = 'useful' THEN 1 END) AS useful,
        count(CASE WHEN verdict = 'not useful' THEN 1 END) AS not_useful
    FROM looks
    GROUP BY flag_id
) AS judgements
WHERE useful + not_useful > 1
GROUP BY useful, not_useful
ORDER BY useful, not_useful
