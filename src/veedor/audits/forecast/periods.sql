-- One row per period for which cells were predicted: its ends on the case's wall clock, what was
-- known, and how many predictions hold a rate, a score or a flag. Left out: as in spans.
SELECT
    period_no,
    starts,
    ends,
    known,
    predictions,
    rates,
    scores,
    flags,
    flagged,
    issued,
    cut,
    peeks
FROM spans
ORDER BY period_no
