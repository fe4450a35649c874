-- One row: look-ups admitted, before and after the period; and of those in it, how many lack each
-- field, lie outside the dates of their account, were made in a criminal-record system by which
-- units, and were written down late or before they are said to have happened.
-- Left out: nothing. A field that the log has no column for is left out of "incomplete".
SELECT
    count(*) AS admitted,
    count(CASE WHEN made_at < CAST($period_from AS TIMESTAMP) THEN 1 END) AS before,
    count(CASE WHEN made_at >= CAST($period_to AS TIMESTAMP) THEN 1 END) AS after,
    min(CASE WHEN inside = 1 THEN made_at END) AS first_at,
    max(CASE WHEN inside = 1 THEN made_at END) AS last_at,
    count(CASE WHEN inside = 1 AND account IS NULL THEN 1 END) AS without_account,
    count(CASE WHEN inside = 1 AND terminal IS NULL THEN 1 END) AS without_terminal,
    count(CASE WHEN inside = 1 AND no_reason = 1 THEN 1 END) AS without_reason,
    count(CASE WHEN inside = 1 AND system IS NULL THEN 1 END) AS without_system,
    count(CASE WHEN inside = 1 AND no_basis = 1 THEN 1 END) AS without_basis,
    count(CASE WHEN inside = 1 AND no_basis = 1 AND no_reason = 1 THEN 1 END)
        AS without_justification,
    count(CASE
        WHEN
            inside = 1
            AND (
                ($has_account = 1 AND account IS NULL)
                OR ($has_terminal = 1 AND terminal IS NULL)
                OR ($has_reason = 1 AND no_reason = 1)
            )
            THEN 1
    END) AS incomplete,
    count(CASE WHEN inside = 1 AND account IS NOT NULL AND possible IS NULL THEN 1 END)
        AS unregistered,
    count(CASE WHEN inside = 1 AND possible = 0 THEN 1 END) AS outside_dates,
    count(CASE WHEN inside = 1 AND possible = 1 AND certain = 0 THEN 1 END) AS unknown_dates,
    count(CASE WHEN inside = 1 AND criminal = 1 THEN 1 END) AS criminal,
    count(CASE WHEN inside = 1 AND criminal = 1 AND competent = 1 THEN 1 END)
        AS criminal_competent,
    count(CASE WHEN inside = 1 AND criminal = 1 AND competent = 0 AND other = 1 THEN 1 END)
        AS criminal_other,
    count(CASE WHEN inside = 1 AND written_at IS NOT NULL THEN 1 END) AS written,
    count(CASE
        WHEN
            inside = 1 AND written_at > made_at + $late_minutes * INTERVAL '1' MINUTE THEN 1
    END) AS written_late,
    count(CASE
        WHEN
            inside = 1 AND written_at < made_at - $tolerance_seconds * INTERVAL '1' SECOND
            THEN 1
    END) AS written_before
FROM (
    SELECT
        q.made_at,
        q.written_at,
        q.account,
        q.terminal,
        q.system,
        s.certain,
        s.possible,
        s.competent,
        s.other,
        CASE WHEN q.reason IS NULL OR replace(q.reason, ' ', '') = '' THEN 1 ELSE 0 END
            AS no_reason,
        CASE
            WHEN q.order_id IS NULL AND q.case_ref IS NULL AND q.purpose IS NULL THEN 1
            ELSE 0
        END AS no_basis,
        CASE
            WHEN
                q.system IS NOT NULL
                AND position('|' || replace(q.system, '|', ' ') || '|' IN $criminal_systems) > 0
                THEN 1
            ELSE 0
        END AS criminal,
        CASE
            WHEN
                q.made_at >= CAST($period_from AS TIMESTAMP)
                AND q.made_at < CAST($period_to AS TIMESTAMP)
                THEN 1
            ELSE 0
        END AS inside
    FROM queries AS q
    LEFT JOIN account_spans AS s
        ON q.account = s.account AND q.made_at >= s.starts_at AND q.made_at < s.ends_at
) AS placed
ORDER BY admitted
