-- From the published tables to those that the case names: bins as whole numbers, and the twenty
-- bins with the highest rate of each day as flagged (of equal rates, the lower bin first).
COPY (
    SELECT CAST("row" AS VARCHAR) AS event, CAST(CAST(bin AS INTEGER) AS VARCHAR) AS bin, date
    FROM 'events.parquet'
    ORDER BY "row"
) TO 'incidents.parquet' (FORMAT parquet);
COPY (
    SELECT
        CAST(bin AS VARCHAR) AS bin,
        date,
        rate,
        row_number() OVER (PARTITION BY date ORDER BY rate DESC, bin) <= 20 AS flagged
    FROM 'forecast.parquet'
    ORDER BY date, bin
) TO 'predictions.parquet' (FORMAT parquet);
