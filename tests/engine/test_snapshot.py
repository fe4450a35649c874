"""A live database is copied in one read-only transaction, exactly, and whole or not at all."""

import csv
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from adbc_driver_postgresql import dbapi
from click.testing import CliRunner
from pyarrow import parquet
from ruamel.yaml import YAML

from tests.engine.postgres import server
from veedor.cli import main
from veedor.core import CaseError, TableError
from veedor.engine.messages import snapshot as messages
from veedor.run import audit
from veedor.run.snapshot import take_snapshot

pytestmark = pytest.mark.postgres
EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"
Sql = Callable[..., list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture
def sql(place: str) -> Iterator[Sql]:
    """Ask as the server's owner; whatever was made in the schema is gone before each test."""
    with dbapi.connect(f"{place}&user=chief", autocommit=True) as link, link.cursor() as cursor:
        cursor.execute('DROP SCHEMA IF EXISTS "Registro" CASCADE')
        cursor.execute('CREATE SCHEMA "Registro"')
        cursor.execute("DROP ROLE IF EXISTS reader")
        cursor.execute("CREATE ROLE reader LOGIN")
        cursor.execute('GRANT USAGE ON SCHEMA "Registro" TO reader')

        def run(text: str, *, gives: bool = False) -> list[tuple[object, ...]]:
            cursor.execute(text)
            return cursor.fetchall() if gives else []

        yield run
        cursor.execute('DROP SCHEMA "Registro" CASCADE')


def case(folder: Path, table: str = "Consultas", **columns: object) -> Path:
    written = {
        "title": "Copia",
        "system": "Base",
        "auditor": "Oficina",
        "language": "en",
        "seed": 1,
        "time_zone": "America/Argentina/Buenos_Aires",
        "sources": {
            "log": {
                "record": "queries",
                "file": "log.parquet",
                "snapshot": {"schema": "Registro", "table": table},
                "columns": {"query_id": "id", "made_at": "t", "account": "u"} | columns,
            }
        },
        "audits": [{"kind": "integrity", "sources": {"queries": "log"}}],
    }
    return put(folder, written)


def put(folder: Path, tree: object) -> Path:
    """Write a case file; every JSON text is a YAML text."""
    (folder / "case.yaml").write_text(json.dumps(tree, ensure_ascii=False, indent=1))
    return folder / "case.yaml"


def left(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"case.yaml"}


COLUMNS = (
    '(id bigint, t timestamptz, u text, "Ñandú ""x""" numeric(20,4), z timestamp, secreto text)'
)


def table(sql: Sql, *rows: str, columns: str = COLUMNS) -> None:
    sql(f'CREATE TABLE "Registro"."Consultas" {columns}')
    for row in rows:
        sql(f'INSERT INTO "Registro"."Consultas" VALUES ({row})')
    sql('GRANT SELECT ON ALL TABLES IN SCHEMA "Registro" TO reader')


def test_an_audit_of_the_copy_finds_what_an_audit_of_the_files_finds(
    sql: Sql, place: str, tmp_path: Path
) -> None:
    written = YAML(typ="safe", pure=True).load(EXAMPLE / "case.yaml")
    for source in written["sources"].values():
        if "file" not in source:
            continue
        name = Path(source["file"]).stem
        with (EXAMPLE / source["file"]).open(newline="", encoding="utf-8") as text:
            head, *rows = csv.reader(text, delimiter=";")
        columns = ", ".join(f'"{column}" text' for column in head)
        sql(f'CREATE TABLE "Registro"."{name}" ({columns})')
        for row in rows:
            cells = ", ".join("'" + cell.replace("'", "''") + "'" for cell in row)
            sql(f'INSERT INTO "Registro"."{name}" VALUES ({cells})')
        source |= {"file": f"{name}.parquet", "snapshot": {"schema": "Registro", "table": name}}
        del source["reading"]
    sql('GRANT SELECT ON ALL TABLES IN SCHEMA "Registro" TO reader')
    put(tmp_path, written)
    taken, note = take_snapshot(tmp_path / "case.yaml", f"{place}&user=reader")
    told = msgspec.json.decode(msgspec.json.encode(audit(tmp_path / "case.yaml").report))
    on_file = json.loads((EXAMPLE / "report.json").read_bytes())
    found = [one["findings"] for one in told["audits"]]
    assert found == [one["findings"] for one in on_file["audits"]]
    assert (taken.account, taken.account_may_write) == ("reader", ())
    assert left(tmp_path) == {note, *(file.file for file in taken.files)}


def test_each_value_is_copied_exactly_and_only_the_columns_that_the_case_names(
    sql: Sql, place: str, tmp_path: Path
) -> None:
    exact = "'2024-01-31 23:59:59.999999-03', 'ñ', 12345678901234.5670"
    table(sql, f"9007199254740993, {exact}, '2024-02-01 02:59:59', 'x'", "NULL" + ", NULL" * 5)
    asked = case(tmp_path, reason='Ñandú "x"', terminal="z")
    taken, note = take_snapshot(asked, f"{place}&user=reader")
    rows = parquet.read_table(tmp_path / "log.parquet").to_pylist()
    assert [list(row) for row in rows] == [["id", "t", "u", 'Ñandú "x"', "z"]] * 2
    assert rows[0]["id"] == 9007199254740993
    assert rows[0]["t"].isoformat() == "2024-02-01T02:59:59.999999+00:00"
    assert rows[0]["z"].isoformat() == "2024-02-01T02:59:59"
    assert rows[0]['Ñandú "x"'] == "12345678901234.5670"
    assert set(rows[1].values()) == {None}
    noted = json.loads((tmp_path / note).read_bytes())
    digest = sha256((tmp_path / "log.parquet").read_bytes()).hexdigest()
    assert noted["files"][0]["sha256"] == taken.files[0].sha256 == digest
    assert noted["files"][0]["rows"] == 2
    assert noted["files"][0]["columns"]['Ñandú "x"'] == "numeric(20,4)"
    assert "secreto" not in (tmp_path / note).read_text()
    assert "host=" not in (tmp_path / note).read_text()


def test_all_tables_are_of_one_moment_whatever_is_written_meanwhile(
    sql: Sql, place: str, tmp_path: Path
) -> None:
    table(sql, *(f"{n}, now(), 'a', 1, now(), ''" for n in range(5)))
    asked = case(tmp_path)
    tree = json.loads(asked.read_text())
    tree["sources"]["second"] = {**tree["sources"]["log"], "file": "second.parquet"}
    put(tmp_path, tree)
    seen: list[str] = []

    def meddle(step: object) -> None:
        name = getattr(step, "name", "")
        if name not in seen:
            sql('DELETE FROM "Registro"."Consultas" WHERE id < 3')
            seen.append(name)

    taken, _ = take_snapshot(asked, f"{place}&user=reader", tell=meddle)
    assert seen == ["log.parquet", "second.parquet"]
    assert [file.rows for file in taken.files] == [5, 5]
    assert sql('SELECT count(*) FROM "Registro"."Consultas"', gives=True) == [(2,)]


def test_an_account_that_could_write_is_told(sql: Sql, place: str, tmp_path: Path) -> None:
    table(sql)
    taken, _ = take_snapshot(case(tmp_path), f"{place}&user=chief")
    assert taken.account_may_write == ("Registro.Consultas",)
    assert taken.files[0].rows == 0


def hidden(sql: Sql) -> None:
    sql('ALTER TABLE "Registro"."Consultas" ENABLE ROW LEVEL SECURITY')
    sql('CREATE POLICY part ON "Registro"."Consultas" USING (id < 3)')


def slow(sql: Sql) -> None:
    sql('ALTER TABLE "Registro"."Consultas" RENAME TO held')
    sql(
        'CREATE VIEW "Registro"."Consultas" AS SELECT id, t, u FROM "Registro".held '
        "WHERE pg_sleep(0.2) IS NOT NULL"
    )
    sql('GRANT SELECT ON "Registro"."Consultas" TO reader')


def unstable(sql: Sql) -> None:
    sql('ALTER TABLE "Registro"."Consultas" RENAME TO held')
    sql('CREATE SEQUENCE "Registro".turn')
    sql(
        'CREATE VIEW "Registro"."Consultas" AS SELECT h.id, h.t, h.u FROM "Registro".held AS h,'
        " generate_series(1, 1 + (1e6 * extract(epoch FROM clock_timestamp() - now()))::int"
        " % 97)"
    )
    sql('GRANT SELECT ON "Registro"."Consultas" TO reader')


REFUSED = {
    "hidden rows": (hidden, messages.ROWS_HIDDEN),
    "no right to read": (
        lambda sql: sql('REVOKE SELECT ON "Registro"."Consultas" FROM reader'),
        messages.NOT_GRANTED,
    ),
    "a right to some columns": (
        lambda sql: (
            sql('REVOKE SELECT ON "Registro"."Consultas" FROM reader'),
            sql('GRANT SELECT (id) ON "Registro"."Consultas" TO reader'),
        ),
        messages.NOT_GRANTED,
    ),
    "another name": (
        lambda sql: sql('ALTER TABLE "Registro"."Consultas" RENAME TO consultas'),
        messages.NO_SUCH_TABLE,
    ),
    "another column": (
        lambda sql: sql('ALTER TABLE "Registro"."Consultas" RENAME COLUMN t TO "T"'),
        messages.NO_SUCH_COLUMN,
    ),
    "no end of time": (
        lambda sql: sql("""UPDATE "Registro"."Consultas" SET t = 'infinity' WHERE id = 2"""),
        messages.ENDLESS_TIME,
    ),
    "before the calendar": (
        lambda sql: sql("""UPDATE "Registro"."Consultas" SET t = '0044-03-15 BC'"""),
        messages.ENDLESS_TIME,
    ),
    "a view that moves": (unstable, messages.ROWS_DIFFER),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_not_be_the_whole_table_is_refused_and_nothing_is_left(
    name: str, sql: Sql, place: str, tmp_path: Path
) -> None:
    table(sql, *(f"{n}, now(), 'a', 1, now(), ''" for n in range(9)))
    spoil, message = REFUSED[name]
    spoil(sql)
    with pytest.raises(TableError) as refused:
        take_snapshot(case(tmp_path), f"{place}&user=reader")
    assert refused.value.message is message
    assert refused.value.where == "case.yaml, sources.log.snapshot"
    assert left(tmp_path) == set()
    assert refused.value.told("es") != refused.value.told("en")


def test_a_query_that_takes_too_long_is_stopped_by_the_server(
    sql: Sql, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from veedor.engine.snapshot import session  # noqa: PLC0415

    table(sql, *(f"{n}, now(), 'a', 1, now(), ''" for n in range(9)))
    slow(sql)
    lowered = (*session._SETTINGS, "SET LOCAL statement_timeout = '300ms'")
    monkeypatch.setattr(session, "_last", lambda _minutes: lowered[-1])
    with pytest.raises(TableError, match="longer than 30 minutes"):
        take_snapshot(case(tmp_path), f"{place}&user=reader")
    assert left(tmp_path) == set()


def test_a_locked_table_is_told_and_not_waited_for(
    sql: Sql, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from veedor.engine.snapshot import session  # noqa: PLC0415

    table(sql)
    shorter = (*session._SETTINGS, "SET LOCAL lock_timeout = '200ms'")
    monkeypatch.setattr(session, "_SETTINGS", shorter)
    sql("BEGIN")
    sql('LOCK TABLE "Registro"."Consultas"')
    try:
        with pytest.raises(TableError) as refused:
            take_snapshot(case(tmp_path), f"{place}&user=reader")
    finally:
        sql("ROLLBACK")
    assert refused.value.message is messages.LOCKED


def test_the_transaction_cannot_write(place: str) -> None:
    from veedor.engine.snapshot.session import session  # noqa: PLC0415

    with session(f"{place}&user=chief", minutes=1) as asks:
        with pytest.raises(dbapi.Error) as refused:
            asks.rows("CREATE TABLE public.mine (n int)")
        assert refused.value.sqlstate == "25006"


def test_evidence_is_never_replaced(sql: Sql, place: str, tmp_path: Path) -> None:
    table(sql)
    (tmp_path / "log.parquet").write_text("kept")
    with pytest.raises(TableError) as refused:
        take_snapshot(case(tmp_path), f"{place}&user=reader")
    assert refused.value.message is messages.ALREADY_THERE
    assert (tmp_path / "log.parquet").read_text() == "kept"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:hidden@host/base",
        "postgresql://host/base?password=hidden",
        "host=a password = hidden",
    ],
)
def test_a_password_on_the_command_line_is_refused_and_not_repeated(
    address: str, tmp_path: Path
) -> None:
    with pytest.raises(TableError) as refused:
        take_snapshot(case(tmp_path), address)
    assert refused.value.message is messages.PASSWORD_SHOWN
    assert "hidden" not in str(refused.value)


def test_a_database_that_is_not_there_is_told(place: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="nowhere") as refused:
        take_snapshot(case(tmp_path), f"{place.replace('postgres?', 'nowhere?')}&user=chief")
    assert refused.value.message is messages.NOT_CONNECTED


def test_a_file_cannot_be_the_copy_of_two_tables(tmp_path: Path) -> None:
    asked = case(tmp_path)
    tree = json.loads(asked.read_text())
    tree["sources"]["other"] = {**tree["sources"]["log"], "snapshot": {"table": "other"}}
    put(tmp_path, tree)
    with pytest.raises(CaseError) as refused:
        take_snapshot(asked, "postgresql:///x")
    assert refused.value.message is messages.ONE_FILE


def test_the_command_says_what_it_copied_and_what_comes_next(
    sql: Sql, place: str, tmp_path: Path
) -> None:
    table(sql, *(f"{n}, now(), 'a', 1, now(), ''" for n in range(3)))
    asked = case(tmp_path)
    said = {}
    for language in ("en", "es"):
        options = ["--database", f"{place}&user=chief", "--lang", language]
        ran = CliRunner().invoke(main, ["snapshot", str(asked), *options])
        assert ran.exit_code == 0, ran.output
        said[language] = ran.output.splitlines()
        (note,) = left(tmp_path) - {"log.parquet"}
        for file in ("log.parquet", note):
            (tmp_path / file).unlink()
    digest = said["en"][1].rpartition(" ")[2]
    assert said["en"][1:3] == [
        f"• log.parquet: 3 rows of Registro.Consultas, SHA-256 {digest}",
        "This account could change Registro.Consultas: ask for one that may only read",
    ]
    assert (
        said["en"][-1] == f"Now: veedor receive log.parquet {said['en'][-2][6:]} --from AGENCY"
    )
    assert said["es"][2].startswith("Esta cuenta podría modificar Registro.Consultas")


def test_an_audit_before_the_copy_says_how_to_take_it(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="Take it first") as refused:
        audit(case(tmp_path))
    assert refused.value.where == "case.yaml, sources.log.file"
