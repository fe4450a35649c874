"""Points and boxes in areas: known places, borders, and every point accounted for."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.geo import box_parts, draw, place_points, read_outlines

WEST = "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"
EAST = "POLYGON ((1 0, 1 1, 2 1, 2 0, 1 0))"
BOW_TIE = "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"
SQUARES = read_outlines([("W", WEST), ("E", EAST)])


def where(lat: float, lon: float) -> tuple[str, str]:
    found = place_points(SQUARES, np.array([round(lat * 1e6)]), np.array([round(lon * 1e6)]))
    return str(found.why[0]), str(found.area_code[0])


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [
        (0.5, 0.5, ("inside", "W")),
        (0.5, 0.0, ("inside", "W")),
        (0.5, 1.0, ("several", "")),
        (0.5, 1.000001, ("inside", "E")),
        (0.5, 2.000001, ("outside", "")),
        (0.0, 0.0, ("zero", "")),
        (91.0, 0.5, ("impossible", "")),
        (0.5, -180.000001, ("impossible", "")),
    ],
)
def test_a_point_is_in_one_area_or_says_why_not(
    lat: float, lon: float, said: tuple[str, str]
) -> None:
    assert where(lat, lon) == said


def test_the_same_square_is_read_from_wkt_geojson_and_hexadecimal_wkb() -> None:
    square = shapely.from_wkt(WEST)
    texts = [WEST, shapely.to_geojson(square), shapely.to_wkb(square, hex=True)]
    for text in texts:
        (shape,) = read_outlines([("W", text)]).shapes
        assert shape.equals(square)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (WEST, "read"),
        (BOW_TIE, "mended"),
        ("", "none"),
        ("POLYGON", "unreadable"),
        ("00ZZ", "unreadable"),
        ('{"type": "Polygon"', "unreadable"),
        ("POINT (1 2)", "unreadable"),
        ("POLYGON EMPTY", "unreadable"),
        ("POLYGON ((100000 0, 100000 9, 100009 9, 100000 0))", "not degrees"),
        ("POLYGON Z ((0 0 5, 0 1 5, 1 1 5, 0 0 5))", "read"),
    ],
)
def test_it_says_how_each_outline_was_read(text: str, how: str) -> None:
    found = read_outlines([("A", text)])
    assert found.read == {"A": how}
    assert bool(found.shapes) == (how in {"read", "mended"})
    assert (found.square_metres["A"] > 0) == bool(found.shapes)


def test_rows_of_one_code_are_one_area_and_the_worst_of_them_is_told() -> None:
    found = read_outlines([("A", WEST), ("A", EAST), ("A", "?")])
    assert found.codes == ("A",)
    assert found.read == {"A": "unreadable"}
    assert found.shapes[0].area == pytest.approx(2)


def test_a_mended_bow_tie_holds_both_its_wings() -> None:
    tie = read_outlines([("T", BOW_TIE)])
    lat, lon = np.array([500_000, 500_000]), np.array([100_000, 900_000])
    assert place_points(tie, lat, lon).why.tolist() == ["inside", "inside"]


def test_a_square_degree_has_the_ground_of_the_ellipsoid_in_closed_form() -> None:
    # The zone from the equator to a parallel (Snyder 1987, eq. 3-12); a geodesic to the north
    # runs a little beyond the parallel.
    axis, flat, north = 6_378_137.0, 1 / 298.257223563, math.radians(1)
    e = math.sqrt(flat * (2 - flat))
    s = math.sin(north)
    q = s / (1 - (e * s) ** 2) + math.log((1 + e * s) / (1 - e * s)) / (2 * e)
    zone = math.radians(1) * (axis * (1 - flat)) ** 2 / 2 * q
    for area in SQUARES.square_metres.values():
        assert area == pytest.approx(zone, rel=1e-4)


def test_a_hole_is_no_part_of_an_area() -> None:
    ring = "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0), (0.4 0.4, 0.6 0.4, 0.6 0.6, 0.4 0.6, 0.4 0.4))"
    found = read_outlines([("R", ring)])
    inside = place_points(found, np.array([500_000, 100_000]), np.array([500_000, 500_000]))
    assert inside.why.tolist() == ["outside", "inside"]
    assert found.square_metres["R"] < SQUARES.square_metres["W"]


def test_a_box_on_the_border_is_shared_out_and_the_rest_is_in_none() -> None:
    lat, lon = np.array([500_000, 500_000, 0]), np.array([1_000_000, 2_000_000, 0])
    found = box_parts(SQUARES, lat, lon, 150.0)
    rows = list(zip(found.number.tolist(), found.area_code, found.parts.tolist(), strict=True))
    assert rows == [(0, "E", 500_000), (0, "W", 500_000), (1, "E", 500_000)]


@pytest.mark.parametrize("metres", [150.0, 5000.0])
def test_a_box_has_the_sides_it_says_in_metres(metres: float) -> None:
    city = read_outlines([("C", "POLYGON ((-59 -35, -59 -34, -58 -34, -58 -35, -59 -35))")])
    lat, lon = np.array([-34_600_000]), np.array([-58_400_000])
    assert box_parts(city, lat, lon, metres).parts.tolist() == [1_000_000]
    half = metres / 2
    edge = np.array([-58_000_000 - round(half / 91_600 * 1e6)])  # about 91.6 km a degree here
    inside = box_parts(city, lat, edge, metres).parts[0]
    assert inside == pytest.approx(1_000_000, abs=3_000)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-200_000, 1_200_000), st.integers(-200_000, 2_200_000)),
        min_size=1,
        max_size=40,
    )
)
def test_every_point_is_somewhere_once_and_agrees_with_the_definition(
    points: list[tuple[int, int]],
) -> None:
    lat, lon = (np.array(column) for column in zip(*points, strict=True))
    found = place_points(SQUARES, lat, lon)
    for y, x, why, code in zip(lat, lon, found.why, found.area_code, strict=True):
        in_west = 0 <= y <= 1_000_000 and 0 <= x <= 1_000_000
        in_east = 0 <= y <= 1_000_000 and 1_000_000 <= x <= 2_000_000
        if (y, x) == (0, 0):
            assert why == "zero"
        elif in_west != in_east:
            assert (why, code) == ("inside", "W" if in_west else "E")
        else:
            assert why == ("several" if in_west else "outside")


@settings(max_examples=30, deadline=None)
@given(st.integers(-100_000, 1_100_000), st.integers(-100_000, 2_100_000))
def test_the_parts_of_a_box_never_exceed_the_whole(lat: int, lon: int) -> None:
    found = box_parts(SQUARES, np.array([lat]), np.array([lon]), 800.0)
    assert found.parts.sum() <= 1_000_001


def test_nothing_to_place_and_no_areas_give_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert place_points(SQUARES, none, none).why.size == 0
    assert box_parts(SQUARES, none, none, 150.0).parts.size == 0
    empty = read_outlines([])
    assert place_points(empty, np.array([1]), np.array([1])).why.tolist() == ["outside"]
    assert box_parts(empty, np.array([1]), np.array([1]), 150.0).parts.size == 0


def test_a_drawing_keeps_places_and_shortens_degrees_of_longitude() -> None:
    west = "POLYGON ((10 60, 10 61, 12 61, 12 60, 10 60))"
    found = draw(read_outlines([("W", west), ("X", "")]))
    # Two degrees of longitude at 60.5 north are about as long as 0.985 of latitude.
    assert found.height == pytest.approx(1000 / (2 * math.cos(math.radians(60.5))), abs=1)
    assert found.paths == {"W": f"M0,{found.height}L0,0L1000,0L1000,{found.height}Z"}


def test_a_drawing_holds_holes_and_leaves_out_what_nobody_would_see() -> None:
    ring = "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0), (0.4 0.4, 0.6 0.4, 0.6 0.6, 0.4 0.6, 0.4 0.4))"
    speck = "POLYGON ((0.1 0.1, 0.1 0.1001, 0.1001 0.1001, 0.1 0.1))"
    found = draw(read_outlines([("R", ring), ("S", speck)]))
    assert found.paths["R"].count("M") == 2
    assert found.paths["S"] == ""
    assert draw(read_outlines([])).height == 0
