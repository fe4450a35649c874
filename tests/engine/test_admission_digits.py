"""A number with more digits than are kept is refused, or rounded as declared and counted."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from veedor.core import From, Source, TableError
from veedor.engine.admission.process import Admitted, Desk, admit
from veedor.records import RECORDS

ROWS = "n,lat\n1,-34.61234567890123\n2,-34.6\n3,-34.6123455\n4,\n"


def admitted(folder: Path, digits: int | None) -> Admitted:
    (folder / "a.csv").write_text(ROWS, encoding="utf-8")
    desk = Desk(folder=folder, room=folder, zone="UTC", key="0" * 32)
    origin = From(column="lat") if digits is None else From(column="lat", digits=digits)
    source = Source(
        record="cameras",
        file="a.csv",
        columns={"camera_id": "n", "latitude": origin},
    )
    return admit("cameras", source, RECORDS["cameras"], desk=desk)


def test_more_digits_than_are_kept_refuse_the_file(tmp_path: Path) -> None:
    with pytest.raises(TableError):
        admitted(tmp_path, None)


@pytest.mark.parametrize(
    ("digits", "kept", "changed"),
    [
        (6, ["-34.612346", "-34.600000", "-34.612346"], 2),
        (1, ["-34.600000", "-34.600000", "-34.600000"], 2),
        (0, ["-35.000000", "-35.000000", "-35.000000"], 3),
    ],
)
def test_declared_rounding_is_done_and_counted(
    digits: int, kept: list[str], changed: int, tmp_path: Path
) -> None:
    entry = admitted(tmp_path, digits)
    with duckdb.connect() as db:
        found = db.execute(
            "SELECT latitude FROM read_parquet($file) ORDER BY camera_id",
            {"file": str(entry.table)},
        ).fetchall()
    assert [row[0] for row in found] == [*map(Decimal, kept), None]
    (repair,) = entry.receipt.repairs
    assert (repair.theirs, repair.values) == (f"digits: {digits}", changed)
