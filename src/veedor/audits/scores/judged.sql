-- One row per profile in the period: its place among the profiles of the same person (one without
-- a person is its own first), whether it was given early enough for a full follow-up before the
-- last day on which any outcome could be on record, and whether the person was flagged: by the tier
-- (a bar in its name counts as a blank), else by the score, as the case says; else if selected.
-- Left out: profiles given before or after the period.
SELECT
    p.profile_id,
    p.person,
    p.scored_on,
    p.score,
    p.tier,
    p.run,
    p.unit,
    p.group_name,
    p.group_name2,
    p.selected,
    p.definition_met,
    p.charged,
    p.factors,
    p.basis,
    p.reliability,
    p.used_for,
    p.own_ground,
    p.reviewed_on,
    p.removed_on,
    p.reason_removed,
    p.outcome,
    CASE
        WHEN p.person IS NULL THEN 1
        ELSE row_number() OVER (
            PARTITION BY p.person
            ORDER BY coalesce(p.scored_on, DATE '9999-12-31'), p.profile_id
        )
    END AS nth,
    CASE
        WHEN $by_tier = 1
            THEN
                CASE
                    WHEN coalesce(p.tier, '') = '' THEN NULL
                    ELSE position('|' || replace(p.tier, '|', ' ') || '|' IN $high_tiers) > 0
                END
        WHEN $by_cut = 1
            THEN
                CAST(CAST(p.score AS DECIMAL(27, 6)) * 1000000 AS BIGINT)
                >= CAST($cut_e6 AS BIGINT)
        ELSE p.selected
    END AS flagged,
    CASE
        WHEN p.scored_on IS NULL OR e.observed_to IS NULL THEN NULL
        WHEN datediff('day', p.scored_on, e.observed_to) >= $follow_up_days THEN 1
        ELSE 0
    END AS full_time,
    CASE
        WHEN p.scored_on IS NULL OR p.outcome_on IS NULL THEN NULL
        WHEN datediff('day', p.scored_on, p.outcome_on) > $follow_up_days THEN 1
        ELSE 0
    END AS after_window
FROM profiles AS p
CROSS JOIN (
    SELECT
        CASE
            WHEN CAST($observed_to AS DATE) > DATE '0001-01-01' THEN CAST($observed_to AS DATE)
            ELSE max(coalesce(followed_until, outcome_on))
        END AS observed_to
    FROM profiles
) AS e
WHERE
    coalesce(p.scored_on >= CAST($first_day AS DATE), TRUE)
    AND coalesce(p.scored_on <= CAST($last_day AS DATE), TRUE)
