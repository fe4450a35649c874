-- One row per period for which cells were predicted, numbered in order, with the earliest moment
-- at which the forecast's data ended or it was issued: what a baseline may know.
-- Left out: predictions that are left out, and boxes without a cell.
WITH grouped AS (
    SELECT
        valid_from,
        valid_to,
        min(valid_from_local) AS starts,
        min(valid_to_local) AS ends,
        min(least(
            valid_from_local,
            coalesce(issued_at_local, valid_from_local),
            coalesce(data_until_local, valid_from_local)
        )) AS known,
        count(*) AS predictions,
        count(rate) AS rates,
        count(score) AS scores,
        count(flagged) AS flags,
        count(CASE WHEN flagged THEN 1 END) AS flagged,
        count(issued_at) AS issued,
        count(data_until_local) AS cut,
        count(CASE WHEN data_until_local > valid_from_local THEN 1 END) AS peeks
    FROM judged
    WHERE reason = 'in' AND cell IS NOT NULL
    GROUP BY valid_from, valid_to
)

SELECT
    *,
    row_number() OVER (ORDER BY valid_from, valid_to) AS period_no
FROM grouped
