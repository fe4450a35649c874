-- The census of 2010 by radio, from one row per radio to one row per radio and group, as the record `census` has it.
-- Households with unmet basic needs ("hogares_nbi") are a group of the households; residents have no group here.
COPY (
    SELECT radio_id AS area_code, 'persons' AS unit, '' AS group_name, poblacion AS counted
    FROM 'radios_2010.parquet'
    UNION ALL
    SELECT radio_id, 'households', '', hogares FROM 'radios_2010.parquet'
    UNION ALL
    SELECT radio_id, 'households', 'con necesidades básicas insatisfechas', hogares_nbi FROM 'radios_2010.parquet'
    ORDER BY area_code, unit, group_name
) TO 'censo.csv' (HEADER);
