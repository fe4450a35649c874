-- One row per set of acts of one kind in the same state. Levels are 2 yes, 1 not to be told, 0 no.
-- Left out: nothing of what is in the period.
SELECT
    act,
    from_alert,
    from_profile,
    unordered,
    unallowed,
    listed,
    human,
    worded,
    late,
    told,
    count(*) AS acts
FROM acts
GROUP BY
    act, from_alert, from_profile, unordered, unallowed, listed, human, worded, late, told
ORDER BY
    act, from_alert, from_profile, unordered, unallowed, listed, human, worded, late, told
