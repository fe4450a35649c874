-- One row per different stretch whose records are in doubt, with the incidents surely among the
-- training data that fall in it, and how many of them an officer discovered, or nobody is named
-- for. Left out: incidents without a moment, and those not surely among the training data.
SELECT
    d.starts_on,
    d.ends_on,
    d.reason,
    d.document,
    d.stretches,
    count(l.incident_id) AS events,
    count(CASE WHEN l.origin = 'officer' THEN 1 END) AS discovered,
    count(CASE WHEN l.origin = '' THEN 1 END) AS untold
FROM (
    SELECT
        starts_on,
        ends_on,
        coalesce(reason, '') AS reason,
        coalesce(document, '') AS document,
        count(*) AS stretches
    FROM doubtful_periods
    GROUP BY starts_on, ends_on, coalesce(reason, ''), coalesce(document, '')
) AS d
LEFT JOIN (SELECT incident_id, day, origin FROM located WHERE member = 1) AS l
    ON
        l.day >= d.starts_on
        AND l.day <= coalesce(d.ends_on, DATE '9999-12-31')
GROUP BY
    d.starts_on,
    d.ends_on,
    d.reason,
    d.document,
    d.stretches
ORDER BY
    d.starts_on,
    d.ends_on,
    d.reason,
    d.document
