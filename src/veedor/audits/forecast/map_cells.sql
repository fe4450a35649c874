-- One row per cell of the map, in the order of their numbers. Left out: nothing.
SELECT
    cell_no,
    cell,
    area_km2,
    latitude,
    longitude,
    x_m,
    y_m,
    block,
    listed
FROM mapped
ORDER BY cell_no
