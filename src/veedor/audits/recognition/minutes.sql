-- One row per length in minutes (of the clock, seconds cut off) and whether the act was wrong:
-- how many acts.
-- Left out: acts without an end, or that end before they begin.
SELECT
    minutes,
    wrong,
    count(*) AS acts
FROM acts
WHERE minutes IS NOT NULL
GROUP BY minutes, wrong
ORDER BY minutes, wrong
