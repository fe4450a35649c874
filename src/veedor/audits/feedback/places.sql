-- One row per place that an incident or a prediction of the period names: its number, how many
-- incidents with a moment it has, of how many it is on record who made them known, the first and the
-- last of their days, and of its predictions how many were flagged or are not known to be.
-- Left out: incidents without a place or a moment, and predictions without a place.
SELECT
    place_no,
    place,
    events,
    told,
    first_day,
    last_day,
    flagged,
    untold
FROM numbered
ORDER BY place_no
