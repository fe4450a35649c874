-- One row per set of acts of one kind in the same state.
-- Left out: nothing of what is in the period.
SELECT
    act,
    from_alert,
    from_profile,
    human,
    worded,
    identity,
    basis,
    result,
    cause,
    reported,
    wrong,
    count(*) AS acts
FROM acts
GROUP BY
    act, from_alert, from_profile, human, worded, identity, basis, result, cause, reported,
    wrong
ORDER BY
    act, from_alert, from_profile, human, worded, identity, basis, result, cause, reported,
    wrong
