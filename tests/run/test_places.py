"""Outlines from outside are read in a process with limits, which may end without the audit."""

import sys
from pathlib import Path

import numpy as np
import pytest

from veedor.core import Placed, TableError
from veedor.engine import write_table
from veedor.run.places import place

SQUARE = "POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))"
# Collections in collections, as hexadecimal WKB: what reads them recurses until the stack ends.
NESTED = "010700000001000000" * 90_000 + "0101000000" + "0" * 32
PATIENCE_OF_ONE_SECOND = (
    f"exec {sys.executable} -c 'import veedor.run.placing as p;"
    " p.seconds_for = lambda size: 1; p.draw = lambda _: all(True for _ in iter(int, 1));"
    " p.main()'"
)


def placed(room: Path, outline: str) -> dict[str, Path]:
    """Put one camera at (1, 1) into one area of this outline."""
    code, one = np.array(["Z1"], dtype=object), np.array([1])
    areas = {"area_code": code, "area_name": code, "outline": np.array([outline], dtype=object)}
    tables = {
        "areas": write_table(room / "areas.parquet", areas),
        "cameras": write_table(room / "cameras.parquet", {"latitude": one, "longitude": one}),
    }
    return place((Placed(record="cameras"),), tables, room, where="zonas")


def refusal(room: Path, outline: str = SQUARE) -> str:
    with pytest.raises(TableError) as refused:
        placed(room, outline)
    return str(refused.value)


def stand_in(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script stand in for the interpreter of the placing process."""
    file = folder / "interpreter"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(file))


def test_points_are_placed_apart_and_come_back_as_tables(tmp_path: Path) -> None:
    found = placed(tmp_path, SQUARE)
    assert sorted(found) == ["areas_shaped", "cameras_parts", "cameras_placed"]
    assert all(file.is_file() for file in found.values())


def test_an_outline_that_ends_the_process_that_reads_it_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, NESTED) == (
        "zonas: an outline of these areas ended the process that reads them (code -11). Look "
        "for an outline that is no polygon, or is nested in others; ask for the areas as a "
        "GeoPackage."
    )


def test_collections_nested_without_end_are_unreadable_and_nothing_more(
    tmp_path: Path,
) -> None:
    assert placed(tmp_path, "GEOMETRYCOLLECTION (" * 90_000)


def test_outlines_that_cost_too_much_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(PATIENCE_OF_ONE_SECOND, tmp_path, monkeypatch)
    assert refusal(tmp_path) == (
        "zonas: putting points into these areas took more processor time or memory than it "
        "may (120 s). An outline may be built to exhaust the reader: ask for the areas as a "
        "GeoPackage, with simpler outlines."
    )


def test_a_fault_is_told_by_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in('echo "GEOSException: -34.61 -58.37" >&2; exit 1', tmp_path, monkeypatch)
    assert "(GEOSException)" in refusal(tmp_path)
    assert "34.61" not in refusal(tmp_path)
