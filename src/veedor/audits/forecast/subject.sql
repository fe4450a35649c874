-- One row: the category of prediction under audit: the one asked for, or the most frequent.
-- Left out: nothing; the empty text stands for predictions without a category.
SELECT
    CASE
        WHEN $category <> '' THEN $category
        ELSE coalesce((
            SELECT category
            FROM (
                SELECT
                    coalesce(category, '') AS category,
                    count(*) AS predictions
                FROM predictions
                GROUP BY coalesce(category, '')
            ) AS counted
            ORDER BY predictions DESC, category
            LIMIT 1
        ), '')
    END AS category
