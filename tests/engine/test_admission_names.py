import sqlite3
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.core import Column, From, Reading, Record, Source, TableError
from veedor.engine import Desk, admit
from veedor.engine.admission.canonical import Job
from veedor.engine.admission.child import connect
from veedor.engine.admission.physical import literal
from veedor.engine.admission.store import Kept
from veedor.records import RECORDS

ROWS = b"id,hecha\n1,2025-03-10 07:00:00\n"
COLUMNS: dict[str, str | From] = {"query_id": "id", "made_at": "hecha"}
HOSTILE = [
    "a[12].csv",
    "*.csv",
    "?.csv",
    "'; DROP.csv",
    'x"; DROP TABLE queries; --.csv',
    "a\nb.csv",
    "${HOME}.csv",
    "$(id).csv",
    "-rf.csv",
    ".csv.csv",
    "s3:.csv",
    "http:.csv",
    "ñandú ☂.csv",
    "\u202egpj.csv",
    "{a,b}.csv",
    "%2e%2e.csv",
]
DESK_KEY = "cd" * 32


def desk_in(folder: Path, *, room: str = "room") -> Desk:
    (folder / room).mkdir(exist_ok=True)
    return Desk(
        folder=folder,
        room=folder / room,
        zone="UTC",
        key=DESK_KEY,
        persons_as_text=False,
        threads=1,
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_means_the_file_that_bears_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "a1.csv").write_bytes(ROWS + b"2,2025-03-10 07:00:00\n")
    (tmp_path / "a2.csv").write_bytes(ROWS + b"2,2025-03-10 07:00:00\n")
    (tmp_path / name).write_bytes(ROWS)
    before = sorted(tmp_path.iterdir())
    source = Source(record="queries", file=name, zone="UTC", columns=COLUMNS)
    receipt = admit("log", source, RECORDS["queries"], desk=desk_in(tmp_path)).receipt
    assert (receipt.file, receipt.physical, receipt.admitted) == (name, 1, 1)
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "room"])


@pytest.mark.parametrize("name", ["../escape", "a/b", "/etc/x", "queries.not-given", "x" * 400])
def test_a_source_may_be_called_anything(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(ROWS)
    source = Source(record="queries", file="a.csv", zone="UTC", columns=COLUMNS)
    admitted = admit(name, source, RECORDS["queries"], desk=desk_in(tmp_path))
    assert admitted.table.parent == tmp_path / "room"
    assert admitted.receipt.source == name
    assert {file.name for file in tmp_path.iterdir()} == {"a.csv", "room"}


def test_a_nul_in_a_name_is_no_file(tmp_path: Path) -> None:
    source = Source(record="queries", file="a\0b.csv", zone="UTC", columns=COLUMNS)
    with pytest.raises(TableError, match="there is no such file"):
        admit("log", source, RECORDS["queries"], desk=desk_in(tmp_path))


def test_a_table_name_that_is_sql_names_that_table(tmp_path: Path) -> None:
    hostile = 'otra"; DROP TABLE consultas; --'
    base = sqlite3.connect(tmp_path / "b.sqlite")
    base.execute("CREATE TABLE consultas (id, hecha)")
    base.execute('CREATE TABLE "' + hostile.replace('"', '""') + '" (id, hecha)')
    base.execute(
        'INSERT INTO "' + hostile.replace('"', '""') + "\" VALUES (1, '2025-03-10 07:00:00')"
    )
    base.commit()
    base.close()
    reading = Reading(table=hostile)
    source = Source(
        record="queries", file="b.sqlite", zone="UTC", columns=COLUMNS, reading=reading
    )
    assert (
        admit("log", source, RECORDS["queries"], desk=desk_in(tmp_path)).receipt.physical == 1
    )


def test_declared_repairs_that_are_sql_are_only_text(tmp_path: Path) -> None:
    hostile = "'); DROP TABLE x; --"
    (tmp_path / "a.csv").write_text('id,hecha,r\n1,2025-03-10 07:00:00,"' + hostile + '"\n')
    reason = From(column="r", map={hostile: "' || 1 || '"}, remove="|")
    source = Source(
        record="queries",
        file="a.csv",
        zone="UTC",
        columns={**COLUMNS, "reason": reason},
        reading=Reading(missing=("", "' OR 1=1 --")),
    )
    admitted = admit("log", source, RECORDS["queries"], desk=desk_in(tmp_path))
    assert [repair.values for repair in admitted.receipt.repairs] == [1, 1]
    with duckdb.connect() as db:
        found = db.execute("SELECT reason FROM read_parquet(?)", [str(admitted.table)])
        assert found.fetchall() == [("'  1  '",)]


@pytest.fixture(scope="module")
def victim() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as db:
        db.execute("CREATE TABLE victim AS SELECT 1 AS one")
        yield db


@settings(max_examples=1000, deadline=None)
@given(text=st.text() | st.sampled_from(["'", "''", "\\'", "'; DROP TABLE victim; --", "$$"]))
def test_a_literal_is_its_text_and_does_nothing(
    victim: duckdb.DuckDBPyConnection, text: str
) -> None:
    # DuckDB's own texts end at a NUL, and halves of characters are no UTF-8.
    if "\0" in text:
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert victim.execute(f"SELECT {literal(text)}").fetchone() == (text,)
    assert victim.execute("SELECT count(*) FROM victim").fetchone() == (1,)


ESCAPES = [
    "SELECT * FROM read_csv('{outside}/secret.csv')",
    "SELECT * FROM read_text('{room}/../secret.csv')",
    "SELECT * FROM read_blob('{room}/link.csv')",
    "SELECT * FROM glob('{outside}/*')",
    "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
    "COPY (SELECT 1) TO '{outside}/written.csv'",
    "ATTACH '{outside}/other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET allowed_directories = ['/']",
    "SET memory_limit = '100GB'",
    "SET lock_configuration = false",
]


@pytest.mark.parametrize("sql", ESCAPES)
def test_the_readers_database_reaches_nothing_but_the_work_folder(
    sql: str, tmp_path: Path
) -> None:
    room, outside = tmp_path / "room", tmp_path / "outside"
    room.mkdir()
    outside.mkdir()
    (outside / "secret.csv").write_text("a\n1\n")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    (room / "link.csv").symlink_to(outside / "secret.csv")
    db = connect(job_in(room))
    with pytest.raises(duckdb.Error), db:
        db.execute(sql.format(room=room, outside=outside))
    assert [file.name for file in outside.iterdir()] == ["secret.csv"]


def job_in(room: Path) -> Job:
    return Job(
        source_name="log",
        source=Source(record="one"),
        record=Record(
            name="one", en="", es="", columns=(Column(name="a", kind="text", en="", es=""),)
        ),
        zone="UTC",
        key=DESK_KEY,
        kept=Kept(name="a.csv", path=room / "sha256-0.csv", sha256="0", size=1),
        out=room / "out.parquet",
        persons_as_text=False,
        threads=1,
        memory="100MB",
    )
