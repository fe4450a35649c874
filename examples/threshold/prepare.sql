-- One row per stop, as the record `stops` has it, from one row per state, place and group with three counts: of a row's stops
-- the first n_searches were searched, and of these the first n_hits found something. Stops that were not searched have no find.
-- The counts have no dates: the day is the first of the years that they are of (2011 to 2015).
SET enable_progress_bar = false;
COPY (
    SELECT
        row_number() OVER (ORDER BY location, race, n) AS stop_id,
        DATE '2011-01-01' AS day,
        location AS place,
        race,
        n <= n_searches AS searched,
        CASE WHEN n <= n_searches THEN n <= n_hits END AS found
    FROM (SELECT *, unnest(range(1, n_stops + 1)) AS n FROM 'threshold_test.parquet' WHERE state = 'WI') AS stops
    ORDER BY stop_id
) TO 'wisconsin.parquet';
COPY (
    SELECT
        row_number() OVER (ORDER BY state, location, race, n) AS stop_id,
        DATE '2011-01-01' AS day,
        state || ', ' || location AS place,
        race,
        true AS searched,
        n <= n_hits AS found
    FROM (SELECT *, unnest(range(1, n_searches + 1)) AS n FROM 'threshold_test.parquet') AS searches
    ORDER BY stop_id
) TO 'searches.parquet';
