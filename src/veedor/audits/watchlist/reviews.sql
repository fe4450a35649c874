-- One row per reach of a review (2: before any use that the entry can have been in; 1: before
-- some; 0: none) and lack of a source, with the entries on the list while the system was in use.
-- Left out: entries not on the list between the first use and the last.
SELECT
    reviewed,
    sourceless,
    count(*) AS entries
FROM (
    SELECT
        sourceless,
        CASE
            WHEN
                reviewed_on < CAST($first_use AS DATE)
                OR reviewed_on < live_from_day
                THEN 2
            WHEN
                reviewed_on <= CAST($last_use AS DATE)
                AND (live_to_day IS NULL OR reviewed_on <= live_to_day)
                THEN 1
            ELSE 0
        END AS reviewed
    FROM entries
    WHERE
        (live_from_day IS NULL OR live_from_day <= CAST($last_use AS DATE))
        AND (live_to_day IS NULL OR live_to_day >= CAST($first_use AS DATE))
) AS used
GROUP BY reviewed, sourceless
ORDER BY reviewed, sourceless
