-- One row per combination of what is, is not, or is not known to be amiss with a visit.
-- Left out: visits that start outside the period.
SELECT
    backwards,
    short,
    premises,
    overlapping,
    count(*) AS visits
FROM visited
GROUP BY backwards, short, premises, overlapping
ORDER BY backwards, short, premises, overlapping
