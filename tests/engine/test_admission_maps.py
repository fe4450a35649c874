"""Maps are read like any table: four forms, one set of outlines, in degrees."""

import json
import zipfile
from pathlib import Path

import duckdb
import numpy as np
import pytest
import shapely

from veedor.core import From, Reading, Receipt, Source, TableError
from veedor.engine.admission.process import Admitted, Desk, admit
from veedor.records import RECORDS

SQUARES = shapely.box([-58.5, -58.4], [-34.7, -34.7], [-58.4, -58.3], [-34.6, -34.6])
COLUMNS: dict[str, str | From] = {
    "area_code": "code",
    "area_name": "name",
    "land_m2": "land",
    "outline": "geometry",
}


def write(file: Path, shapes: np.ndarray, crs: str | None) -> Path:
    from pyogrio.raw import write as write_map  # noqa: PLC0415

    write_map(
        file,
        geometry=shapely.to_wkb(shapes),
        field_data=[
            np.array(["A", "B"], dtype=object),
            np.array(["Ñandú", None], dtype=object),
            np.array([1.5, np.nan]),
        ],
        fields=["code", "name", "land"],
        geometry_type="Polygon",
        crs=crs,
    )
    return file


def zipped(folder: Path, shapes: np.ndarray, crs: str | None) -> Path:
    write(folder / "areas.shp", shapes, crs)
    with zipfile.ZipFile(folder / "areas.zip", "w") as archive:
        for part in sorted(folder.glob("areas.*")):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    return folder / "areas.zip"


def admitted(folder: Path, name: str, reading: Reading | None = None) -> Admitted:
    room = folder / "room"
    room.mkdir(exist_ok=True)
    desk = Desk(folder=folder, room=room, zone="UTC", key="0" * 32)
    source = Source(record="areas", file=name, columns=COLUMNS, reading=reading or Reading())
    return admit("areas", source, RECORDS["areas"], desk=desk)


def rows(entry: Admitted) -> list[tuple[object, ...]]:
    with duckdb.connect() as db:
        return db.execute(
            "SELECT area_code, area_name, land_m2, outline FROM read_parquet($file) ORDER BY 1",
            {"file": str(entry.table)},
        ).fetchall()


def held(entry: Admitted) -> Receipt:
    found = rows(entry)
    assert [row[:2] for row in found] == [("A", "Ñandú"), ("B", None)]
    assert [None if row[2] is None else float(str(row[2])) for row in found] == [1.5, None]
    outlines = shapely.from_wkb([str(row[3]) for row in found])
    for outline, square in zip(outlines, SQUARES, strict=True):
        assert shapely.hausdorff_distance(outline, square) < 1e-7
    return entry.receipt


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "geojson"])
def test_the_same_areas_are_read_from_every_form(ending: str, tmp_path: Path) -> None:
    write(tmp_path / f"areas.{ending}", SQUARES, "EPSG:4326")
    receipt = held(admitted(tmp_path, f"areas.{ending}"))
    assert (receipt.physical, receipt.parsed, receipt.admitted) == (2, 2, 2)
    assert receipt.notes == ()


def test_a_zipped_shapefile_is_read(tmp_path: Path) -> None:
    zipped(tmp_path, SQUARES, "EPSG:4326")
    assert held(admitted(tmp_path, "areas.zip")).form == "shapefile"


def test_metres_of_another_system_are_turned_into_degrees_and_it_is_noted(
    tmp_path: Path,
) -> None:
    from pyproj import Transformer  # noqa: PLC0415

    turn = Transformer.from_crs("EPSG:4326", "EPSG:32721", always_xy=True)
    metres = shapely.transform(
        SQUARES, lambda points: np.column_stack(turn.transform(*points.T))
    )
    write(tmp_path / "areas.gpkg", metres, "EPSG:32721")
    receipt = held(admitted(tmp_path, "areas.gpkg"))
    assert receipt.notes == ("coordinates turned from EPSG:32721 to degrees",)


@pytest.mark.filterwarnings("ignore:.crs. was not provided")
def test_a_map_that_names_no_system_is_read_as_it_stands_and_it_is_noted(
    tmp_path: Path,
) -> None:
    write(tmp_path / "areas.fgb", SQUARES, None)
    assert held(admitted(tmp_path, "areas.fgb")).notes == ("no coordinate system named",)


def refused(folder: Path, name: str, reading: Reading | None = None) -> str:
    with pytest.raises(TableError) as caught:
        admitted(folder, name, reading)
    return f"{caught.value.message.id}: {caught.value.facts.get('said', '')}"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.geojson", '{"type": "Topology"}', "it is no FeatureCollection"),
        ("a.geojson", "[1]", "it is no FeatureCollection"),
        ("a.geojson", "{", ""),
        ("a.gpkg", "<OGRVRTDataSource/>", "it is no geopackage"),
        ("a.fgb", "<OGRVRTDataSource/>", "it is no flatgeobuf"),
        ("a.zip", "<OGRVRTDataSource/>", "it is no shapefile"),
    ],
)
def test_what_is_no_map_of_its_ending_is_refused(
    name: str, text: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refused(tmp_path, name).startswith("map.bad: ")
    assert told in refused(tmp_path, name)


def test_an_archive_of_anything_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("areas.vrt", "<OGRVRTDataSource/>")
    assert "it holds files that are no Shapefile's" in refused(tmp_path, "a.zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("areas.shp", "0" * 10_000_000)
    assert "it unpacks to more than is read" in refused(tmp_path, "b.zip")


def test_of_several_layers_the_case_says_which(tmp_path: Path) -> None:
    from pyogrio.raw import write as write_map  # noqa: PLC0415

    for layer, append in (("one", False), ("two", True)):
        write_map(
            tmp_path / "areas.gpkg",
            geometry=shapely.to_wkb(SQUARES),
            field_data=[np.array([layer, "B"], dtype=object)] * 2 + [np.array([1.5, 2])],
            fields=["code", "name", "land"],
            geometry_type="Polygon",
            crs="EPSG:4326",
            layer=layer,
            append=append,
        )
    assert refused(tmp_path, "areas.gpkg").startswith("sqlite.no-table")
    entry = admitted(tmp_path, "areas.gpkg", Reading(table="two"))
    assert [row[0] for row in rows(entry)] == ["B", "two"]


def test_geojson_keeps_digits_nested_fields_and_features_without_a_place(
    tmp_path: Path,
) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"code": "A", "name": {"es": "Ñ"}, "land": 7},
            "geometry": json.loads(shapely.to_geojson(SQUARES[0])),
        },
        {"type": "Feature", "properties": {"code": "B"}, "geometry": None},
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (tmp_path / "areas.geojson").write_text(text, encoding="utf-8")
    found = rows(admitted(tmp_path, "areas.geojson"))
    assert found[0][1] == '{"es": "Ñ"}'
    assert found[1][3] is None
