from pathlib import Path

import duckdb
import pytest

from veedor.core import From, Source, TableError
from veedor.engine import Admitted, Desk, admit
from veedor.engine.admission.combine import combine
from veedor.records import RECORDS

HEADER = "orden,dni,desde\n"
COLUMNS: dict[str, str | From] = {"order_id": "orden", "person": "dni", "valid_from": "desde"}


def put_together(
    folder: Path, files: dict[str, str], *, once: bool = True
) -> tuple[Path, int, int]:
    (folder / "room").mkdir()
    desk = Desk(folder=folder, room=folder / "room", zone="UTC", key="ab" * 32, threads=1)
    parts: dict[str, tuple[Source, Admitted]] = {}
    for name, rows in files.items():
        (folder / f"{name}.csv").write_text(HEADER + rows, encoding="utf-8")
        source = Source(
            record="orders",
            file=f"{name}.csv",
            zone="UTC",
            columns=COLUMNS,
            overlaps="allowed",
            duplicates="count once" if once else "refuse",
        )
        parts[name] = (source, admit(name, source, RECORDS["orders"], desk=desk))
    table, counted = combine(RECORDS["orders"], parts, desk=desk)
    return table, counted[0].rows, counted[0].duplicates


def rows_of(table: Path) -> int:
    with duckdb.connect() as db:
        row = db.execute("SELECT count(*) FROM read_parquet(?)", [str(table)]).fetchone()
    assert row is not None
    return int(row[0])


ENERO = "1,27001111,2025-01-01 00:00:00\n2,27002222,2025-01-31 00:00:00\n"


def test_a_record_of_two_files_is_counted_once_where_declared(tmp_path: Path) -> None:
    files = {"enero": ENERO, "febrero": "2,27002222,2025-01-31 00:00:00\n"}
    table, rows, duplicates = put_together(tmp_path, files)
    assert (rows_of(table), rows, duplicates) == (2, 2, 1)


def test_records_without_a_key_are_never_taken_for_one(tmp_path: Path) -> None:
    keyless = ",27003333,2025-01-31 00:00:00\n"
    files = {"enero": ENERO + keyless, "febrero": ENERO + keyless + keyless}
    table, rows, duplicates = put_together(tmp_path, files)
    assert (rows_of(table), rows, duplicates) == (5, 5, 2)


def test_a_record_of_two_files_is_refused_where_nothing_is_declared(tmp_path: Path) -> None:
    with pytest.raises(TableError) as refusal:
        put_together(tmp_path, {"enero": ENERO, "febrero": ENERO}, once=False)
    assert str(refusal.value) == (
        "orders: 2 records repeat the order_id of one in another of the files enero, febrero. "
        "If downloads overlap, declare `duplicates: count once` for each of them."
    )


def test_files_that_disagree_on_a_record_are_refused(tmp_path: Path) -> None:
    files = {"enero": ENERO, "febrero": "2,27009999,2025-01-31 00:00:00\n"}
    with pytest.raises(TableError) as refusal:
        put_together(tmp_path, files)
    assert str(refusal.value) == (
        "orders: 1 record with the same order_id differs between the files enero, febrero. "
        "These are not double records: ask the agency which file holds."
    )
