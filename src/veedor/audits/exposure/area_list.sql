-- One row per area: its name, larger area, how its outline was read, its ground in square
-- metres, whether the list of areas has it, and its outline for a picture. Left out: rows without code or name.
SELECT
    area_code,
    area_name,
    parent,
    how,
    square_metres,
    on_list,
    drawn,
    height
FROM listed
ORDER BY area_code
