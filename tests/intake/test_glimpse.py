"""A first look at files: ordinary ones of every form, and ones made to do harm."""

import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from veedor.core import Glimpse
from veedor.engine.glimpse import glimpse
from veedor.engine.glimpse.seen import ROWS


def look(file: Path, held: str | bytes) -> Glimpse:
    file.write_bytes(held.encode() if isinstance(held, str) else held)
    (only,) = glimpse(file)
    return only


def names(seen: Glimpse) -> list[str]:
    return [column.name for column in seen.columns]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_that_cuts_the_rows_evenly_is_guessed(
    tmp_path: Path, delimiter: str
) -> None:
    rows = [["id", "motivo, si hay"], ["1", "a; b | c"], ["2", ""]]
    quoted = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    seen = look(tmp_path / "log.csv", quoted)
    assert (seen.form, seen.delimiter, names(seen)) == ("csv", delimiter, rows[0])
    assert seen.columns[1].seen == ("a; b | c",)
    assert seen.columns[1].empty == 1


def test_one_column_is_a_table_where_the_name_says_so(tmp_path: Path) -> None:
    assert names(look(tmp_path / "list.csv", "dni\n1\n2\n")) == ["dni"]
    assert look(tmp_path / "letter", "Dear Sir\n\nno.\n").notes == ("not a table",)


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("windows-1252", "windows-1252"),
        ("latin-1", "windows-1252"),
    ],
)
def test_the_encoding_is_guessed_and_the_accents_come_through(
    tmp_path: Path, encoding: str, guessed: str
) -> None:
    seen = look(tmp_path / "log.csv", "id,comisaría\n1,Núñez\n".encode(encoding))
    assert (seen.encoding, names(seen)) == (guessed, ["id", "comisaría"])
    assert ("encoding is a guess" in seen.notes) == (guessed == "windows-1252")


def test_bytes_that_windows_lacks_are_taken_for_latin_1(tmp_path: Path) -> None:
    assert look(tmp_path / "log.csv", b"id,a\n1,\x81\xe9\n").encoding == "latin-1"


def test_no_more_than_the_first_rows_are_looked_at(tmp_path: Path) -> None:
    rows = "".join(f"{row},x\n" for row in range(ROWS + 500))
    seen = look(tmp_path / "log.csv", "id,a\n" + rows)
    assert (seen.looked_at, len(seen.columns[0].seen)) == (ROWS, ROWS)
    assert "more rows than were looked at" in seen.notes


def test_a_line_of_fifty_million_letters_is_left_alone(tmp_path: Path) -> None:
    assert look(tmp_path / "log.csv", b"id,a\n1," + b"x" * 50_000_000).looked_at == 0


def test_long_values_are_cut(tmp_path: Path) -> None:
    seen = look(tmp_path / "log.csv", f"id,a\n1,{'x' * 1000}\n")
    assert len(seen.columns[1].seen[0]) == 200


def test_what_is_odd_about_a_header_is_noted(tmp_path: Path) -> None:
    seen = look(tmp_path / "log.csv", "a,a,\n1,2,3\n1,2\n")
    assert seen.notes == (
        "two columns of one name",
        "column without a name",
        "rows of different lengths",
    )
    assert look(tmp_path / "log.csv", "1,2\n3,4\n").notes == ("perhaps no header",)


def test_json_lines_give_the_names_of_every_line(tmp_path: Path) -> None:
    seen = look(tmp_path / "log.jsonl", '{"id": "007", "ok": true}\n\n{"id": 8, "at": null}\n')
    assert (seen.form, names(seen)) == ("json lines", ["id", "ok", "at"])
    assert seen.columns[0].seen == ("007", "8")
    assert seen.columns[1].seen == ("true",)


@pytest.mark.parametrize("held", ["[1, 2]", "{", "[" * 100_000, '{"a": 1}\n3\n', "null"])
def test_what_is_not_json_lines_is_noted(tmp_path: Path, held: str) -> None:
    assert look(tmp_path / "log.json", held).notes == ("not JSON lines",)


def test_lists_and_double_names_within_json_lines_are_noted(tmp_path: Path) -> None:
    seen = look(tmp_path / "log.jsonl", '{"a": [1], "b": {"c": 2}}\n{"a": 1, "a": 2}\n')
    assert seen.notes == ("values within values", "two values of one name")


def test_each_sheet_of_a_workbook_is_a_table(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([])
    book.active.append(["id", "fecha", None])
    book.active.append([7, datetime(2024, 12, 31, 10, 30)])  # noqa: DTZ001 - as Excel has it
    book.create_sheet("vacía")
    book.save(tmp_path / "log.xlsx")
    first, second = glimpse(tmp_path / "log.xlsx")
    assert (first.form, first.sheet, names(first)) == ("xlsx", "Sheet", ["id", "fecha"])
    assert first.columns[1].seen == ("2024-12-31 10:30:00",)
    assert (second.sheet, second.notes) == ("vacía", ("empty",))


def test_a_sheet_that_lies_of_its_size_is_seen_whole(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["id", "fecha", "dni"], [1, None, 2], [3, "x", None]):
        book.active.append(row)
    book.save(tmp_path / "good.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "log.xlsx", "w") as packed,
    ):
        for name in good.namelist():
            packed.writestr(name, good.read(name).replace(b'ref="A1:C3"', b'ref="A1:B2"'))
    (seen,) = glimpse(tmp_path / "log.xlsx")
    assert (names(seen), seen.looked_at, seen.notes) == (["id", "fecha", "dni"], 2, ())


def test_a_zip_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "log.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    (seen,) = glimpse(tmp_path / "log.xlsx")
    assert seen.notes == ("zip bomb",)


def test_a_zip_of_anything_else_is_only_compressed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "log.zip", "w") as packed:
        packed.writestr("../../evil.csv", b"a,b\n")
    (seen,) = glimpse(tmp_path / "log.zip")
    assert seen.notes == ("compressed",)
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_workbook_with_an_entity_bomb_is_left_alone(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "good.xlsx")
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "log.xlsx", "w") as packed,
    ):
        for name in good.namelist():
            packed.writestr(name, bomb if name == "xl/workbook.xml" else good.read(name))
    (seen,) = glimpse(tmp_path / "log.xlsx")
    assert seen.notes == ("unreadable",)


def test_parquet_gives_its_columns_and_first_rows(tmp_path: Path) -> None:
    moments = pa.array([datetime(2024, 1, 2, 3, tzinfo=UTC), None], pa.timestamp("us", "UTC"))
    table = pa.table({"id": ["a", "b"], "at": moments, "score": [1.5, float("nan")]})
    pq.write_table(table, tmp_path / "log.parquet")
    (seen,) = glimpse(tmp_path / "log.parquet")
    assert (seen.form, names(seen)) == ("parquet", ["id", "at", "score"])
    assert seen.columns[1].seen == ("2024-01-02 03:00:00+00",)
    assert (seen.columns[2].seen, seen.columns[2].empty) == (("1.5",), 1)


@pytest.mark.parametrize("name", ["a[12].parquet", "a*.parquet", "a?.parquet", "{a,b}.parquet"])
def test_a_file_name_is_a_name_and_not_a_pattern(tmp_path: Path, name: str) -> None:
    for other in ("a1.parquet", "a2.parquet", "b.parquet", "a.parquet"):
        pq.write_table(pa.table({"other": [other]}), tmp_path / other)
    pq.write_table(pa.table({"own": [name]}), tmp_path / name)
    (seen,) = glimpse(tmp_path / name)
    assert [(column.name, column.seen) for column in seen.columns] == [("own", (name,))]


def test_a_parquet_file_that_unpacks_to_a_terabyte_is_survived(tmp_path: Path) -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000), ["x" * 1_000_000])
    pq.write_table(pa.table({"a": column}), tmp_path / "bomb.parquet", compression="zstd")
    assert (tmp_path / "bomb.parquet").stat().st_size < 10_000
    (seen,) = glimpse(tmp_path / "bomb.parquet")
    assert seen.notes == ("unreadable",) or seen.looked_at == ROWS


def test_each_table_of_an_sqlite_file_is_a_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "base.db")) as db:
        db.execute('CREATE TABLE "a ""b"" ;--" (id, "dni;")')
        db.execute('INSERT INTO "a ""b"" ;--" VALUES (1, NULL)')
        db.execute("CREATE TABLE otra (x)")
        db.commit()
    first, second = glimpse(tmp_path / "base.db")
    assert (first.form, first.sheet, names(first)) == ("sqlite", 'a "b" ;--', ["id", "dni;"])
    assert first.columns[1].empty == 1
    assert second.sheet == "otra"


def test_a_table_that_computes_huge_values_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "base.db")) as db:
        db.execute("CREATE TABLE a (x, y AS (length(zeroblob(2000000))))")
        db.execute("INSERT INTO a VALUES (1)")
        db.commit()
    (seen,) = glimpse(tmp_path / "base.db")
    assert seen.notes == ("unreadable",)


@pytest.mark.parametrize(
    ("held", "note"),
    [
        (b"", "empty"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old workbook"),
        (b"%PDF-1.7\n1,2\n", "not a table"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a table"),
        (b"PAR1 and nothing else", "unreadable"),
        (b"SQLite format 3\0 and nothing else", "unreadable"),
        (b"PK\x03\x04 and nothing else", "unreadable"),
    ],
)
def test_what_cannot_be_looked_at_is_a_note_and_no_crash(
    tmp_path: Path, held: bytes, note: str
) -> None:
    seen = look(tmp_path / "log.csv", held)
    assert (seen.columns, seen.notes) == ((), (note,))


def test_links_folders_and_pipes_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "log.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("link.csv", "pipe.csv", ".", "none.csv"):
        (seen,) = glimpse(tmp_path / name)
        assert seen.notes == ("not a plain file",)


def test_an_ending_that_an_audit_would_read_otherwise_is_noted(tmp_path: Path) -> None:
    assert look(tmp_path / "log.dat", "a,b\n1,2\n").notes == ("ending of another form",)


MAP = """{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"codigo": "A", "note": [1]},
   "geometry": {"type": "Point", "coordinates": [-58.4, -34.6]}},
  {"type": "Feature", "properties": null, "geometry": null}]}"""


def test_a_map_shows_its_fields_and_a_column_for_the_outline(tmp_path: Path) -> None:
    seen = look(tmp_path / "zonas.geojson", MAP)
    assert (seen.form, names(seen), seen.notes) == (
        "geojson",
        ["codigo", "note", "geometry"],
        (),
    )
    assert [column.seen for column in seen.columns] == [("A",), ("…",), ("…",)]
    assert [column.empty for column in seen.columns] == [1, 1, 0]


@pytest.mark.parametrize("held", ["[1]", "{", '{"features": 3}', '{"features": ["x"]}'])
def test_what_is_no_map_says_so(tmp_path: Path, held: str) -> None:
    assert look(tmp_path / "zonas.geojson", held).notes == ("not a map",)


@pytest.mark.parametrize("ending", [".gpkg", ".fgb"])
def test_maps_of_other_forms_are_left_to_the_limited_process(
    tmp_path: Path, ending: str
) -> None:
    seen = look(tmp_path / f"zonas{ending}", b"SQLite format 3\0")
    assert (seen.form, seen.notes) == ("unknown", ("a map to be named by hand",))


def test_a_zipped_shapefile_is_a_map_and_needs_no_unpacking(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zonas.zip", "w") as packed:
        packed.writestr("zonas.shp", b"")
    (seen,) = glimpse(tmp_path / "zonas.zip")
    assert seen.notes == ("a map to be named by hand",)
