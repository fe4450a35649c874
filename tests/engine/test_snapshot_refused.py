"""What would not be the whole of a table is refused, and nothing is left of the attempt."""

import json
from pathlib import Path

import pytest

from tests.engine.postgres import Sql, case, left, put, table
from veedor.core import CaseError, TableError
from veedor.engine.messages import snapshot as messages
from veedor.run.snapshot import take_snapshot

pytestmark = pytest.mark.postgres
EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"


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


def test_a_folder_that_is_not_there_is_told_as_such_and_nothing_is_left(
    sql: Sql, place: str, tmp_path: Path
) -> None:
    table(sql)
    tree = json.loads(case(tmp_path).read_text())
    tree["sources"]["log"]["file"] = "absent/log.parquet"
    with pytest.raises(TableError) as refused:
        take_snapshot(put(tmp_path, tree), f"{place}&user=reader")
    assert refused.value.message is messages.NOT_WRITTEN
    assert left(tmp_path) == set()


def test_a_copy_without_its_note_is_not_kept(
    sql: Sql, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _text: bytes) -> int:
        raise OSError(28, "No space left on device")

    table(sql)
    asked = case(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(TableError, match="No space left on device"):
        take_snapshot(asked, f"{place}&user=reader")
    assert left(tmp_path) == set()
