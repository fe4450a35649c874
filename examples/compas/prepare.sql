-- The two files of ProPublica as profiles: who was scored, how, and whether a new charge followed within two years.
-- The files handed over hold no calendar dates, only whether a person was screened from 1 April 2014 on. That is all the
-- question of follow-up needs: the earlier ones get 31 March 2014, the later ones 2 April 2014, as stand-ins.
-- `factors`: what ProPublica held the same in its two fits. `in_sample`: whom it kept for them.
CREATE OR REPLACE MACRO profiles(file) AS TABLE
    SELECT
        row_id,
        CASE WHEN screened_from_2014_04_01 THEN DATE '2014-04-02' ELSE DATE '2014-03-31' END AS screened_on,
        race,
        sex,
        decile_score,
        score_text,
        v_decile_score,
        v_score_text,
        two_year_recid AS new_charge,
        concat_ws(
            '; ',
            'priors=' || priors_count,
            CASE age_cat WHEN 'Less than 25' THEN 'under 25' WHEN 'Greater than 45' THEN 'over 45' END,
            CASE charge_degree WHEN 'M' THEN 'misdemeanor' END
        ) AS factors,
        coalesce(abs(days_b_screening_arrest) <= 30 AND is_recid <> -1 AND charge_degree <> 'O', FALSE) AS in_sample
    FROM read_parquet(file);

COPY (FROM profiles('general.parquet') ORDER BY row_id) TO 'two_years.csv' (HEADER);
COPY (FROM profiles('general.parquet') WHERE in_sample AND score_text <> 'N/A' ORDER BY row_id) TO 'sample.csv' (HEADER);
COPY (FROM profiles('violent.parquet') WHERE in_sample AND v_score_text <> 'N/A' ORDER BY row_id) TO 'violent_sample.csv' (HEADER);
