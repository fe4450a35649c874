-- One row: how many rows of each record were admitted. Left out: nothing.
SELECT
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM relations) AS relations,
    (SELECT count(*) FROM deployments) AS deployments,
    (SELECT count(*) FROM deployments_copy) AS deployments_copy,
    (SELECT count(*) FROM areas) AS areas,
    (SELECT count(*) FROM stated_terms) AS stated_terms,
    (SELECT count(*) FROM policies) AS policies,
    (SELECT count(*) FROM queries) AS queries
ORDER BY claims
