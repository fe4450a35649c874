-- One row per stop, as the record `stops` has it. The file has no number of its own: the place of the row in it is the number.
-- act: the reason noted (traffic or suspicious). act_entered: the same, with the stops that were not entered in the squad
-- computer (mdc "other") apart: nobody could have noted a race in those. The clock is UTC, as in the file.
SET enable_progress_bar = false;
COPY (
    SELECT
        file_row_number + 1 AS stop_id,
        strftime(make_timestamp(epoch_us(stop_at_utc)), '%Y-%m-%d %H:%M:%S') AS started_at,
        problem AS act,
        CASE WHEN mdc = 'MDC' THEN problem ELSE problem || ', not in the squad computer' END AS act_entered,
        neighborhood AS place,
        race,
        race_before_stop,
        person_search
    FROM read_parquet('stops.parquet', file_row_number = true)
    ORDER BY stop_id
) TO 'stops.csv' (HEADER);
