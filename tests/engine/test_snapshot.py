"""A live database is copied in one read-only transaction, exactly, and whole or not at all."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from adbc_driver_postgresql import dbapi
from click.testing import CliRunner
from pyarrow import parquet
from ruamel.yaml import YAML

from tests.engine.postgres import Sql, case, left, put, table
from veedor.cli import main
from veedor.core import CaseError
from veedor.run import audit
from veedor.run.snapshot import take_snapshot

pytestmark = pytest.mark.postgres
EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"


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


def test_the_transaction_cannot_write(place: str) -> None:
    from veedor.engine.snapshot.session import session  # noqa: PLC0415

    with session(f"{place}&user=chief", minutes=1) as asks:
        with pytest.raises(dbapi.Error) as refused:
            asks.rows("CREATE TABLE public.mine (n int)")
        assert refused.value.sqlstate == "25006"


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
    written = tmp_path / said["en"][-2].removeprefix("Note: ")
    received = f"veedor receive {tmp_path / 'log.parquet'} {written} --case {tmp_path}"
    assert said["en"][-1] == f"Next: {received} --from AGENCY"
    assert said["es"][2].startswith("Esta cuenta podría modificar Registro.Consultas")


def test_an_audit_before_the_copy_says_how_to_take_it(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="Take it first") as refused:
        audit(case(tmp_path))
    assert refused.value.where == "case.yaml, sources.log.file"
