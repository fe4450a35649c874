-- Three tables as the records have them. counts.csv: the published count of forecasts of each block group,
-- one row each (only the count is public, so that its day is that of the first of the study). cells.csv: box centres over
-- all dates, with how many forecasts each had. census.csv: residents by group, with the part of the margin of error that the
-- published lower bound shows (it stops at zero, so that a margin is at least this).
COPY (
    SELECT geoid AS cell, pred_count AS times, '2018-02-24 00:00' AS starts
    FROM 'block_groups.parquet'
    ORDER BY geoid
) TO 'counts.csv' (HEADER);
COPY (
    SELECT lat, lon, pred_count AS times, '2018-02-24 00:00' AS starts
    FROM 'prediction_cells_all_dates.parquet'
    ORDER BY lat, lon
) TO 'cells.csv' (HEADER);
COPY (
    SELECT geoid AS area_code, '' AS group_name, population AS counted, population - total_race_lb AS margin
    FROM 'block_groups.parquet'
    UNION ALL
    SELECT geoid, 'Latino', latino_alone, NULL FROM 'block_groups.parquet'
    UNION ALL
    SELECT geoid, 'White', white_alone, white_alone - white_lb FROM 'block_groups.parquet'
    UNION ALL
    SELECT geoid, 'African American', black_alone, black_alone - black_lb FROM 'block_groups.parquet'
    UNION ALL
    SELECT geoid, 'Asian', asian_alone, asian_alone - asian_lb FROM 'block_groups.parquet'
    ORDER BY area_code, group_name
) TO 'census.csv' (HEADER);
