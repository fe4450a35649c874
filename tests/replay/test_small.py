import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import msgspec
import pytest
from ruamel.yaml import YAML

from veedor.core import Case
from veedor.engine.export import Form
from veedor.records import RECORDS
from veedor.replay import write_replay

FAR = datetime(9999, 12, 31, tzinfo=UTC)
Truth: TypeAlias = dict[str, Any]
FILES = {
    "law.yaml",
    "altas_y_bajas.csv",
    "apagados.csv",
    "enviadas.csv",
    "recibidas.csv",
    "case.yaml",
    "conarc_version.csv",
    "consultas.csv",
    "one-version.yaml",
    "ordenes.csv",
    "truth.json",
    "usuarios.csv",
}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def truth(folder: Path) -> Truth:
    read: Truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return read


def when(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=UTC)


def case(folder: Path, name: str) -> Case:
    return msgspec.convert(YAML(typ="safe").load(folder / name), Case)


def test_the_folder_holds_what_was_disclosed_the_cases_and_the_truth(small: Path) -> None:
    assert {file.name for file in small.iterdir()} == FILES


def test_the_small_replay_is_a_thousandth_of_the_published_totals(small: Path) -> None:
    log = rows(small, "consultas.csv")
    days = [when(row["fecha_hora"]).date().isoformat() for row in log]
    assert len(log) == 9_392
    assert len({row["dni"] for row in log}) == 7_042
    assert len({row["id_consulta"] for row in log}) == 9_392
    assert (min(days), max(days)) == ("2019-03-25", "2021-12-20")
    assert days == sorted(days)
    assert len(rows(small, "ordenes.csv")) == 200
    assert len(rows(small, "conarc_version.csv")) == 41


def test_the_list_holds_forty_one_persons_just_before_at_and_after_every_change(
    small: Path,
) -> None:
    spans = [
        (when(row["desde"]), when(row["hasta"]) if row["hasta"] else FAR, row["dni"])
        for row in rows(small, "ordenes.csv")
    ]
    start = datetime(2019, 3, 25, tzinfo=UTC)
    changes = {start, *(moment for span in spans for moment in span[:2])}
    for change in sorted(changes - {FAR}):
        if change >= start:
            held = [dni for since, until, dni in spans if since <= change < until]
            assert len(held) == len(set(held)) == 41


def test_the_one_version_is_the_list_of_the_whole_last_day(small: Path) -> None:
    version = rows(small, "conarc_version.csv")
    in_force = [row for row in rows(small, "ordenes.csv") if not row["hasta"]]
    assert {row["fecha_version"] for row in version} == {"20/12/2021"}
    assert {row["dni"] for row in version} == {row["dni"] for row in in_force}
    assert max(when(row["desde"]) for row in in_force) < datetime(2021, 12, 20, tzinfo=UTC)


def test_documents_are_eight_digits_in_a_range_never_issued(small: Path) -> None:
    documents = {row["dni"] for row in rows(small, "consultas.csv")}
    assert all(len(dni) == 8 and "80000000" <= dni <= "89999999" for dni in documents)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, form: Form) -> None:
    first = write_replay(tmp_path / "1", small=True, form=form).parent
    second = write_replay(tmp_path / "2", small=True, form=form).parent
    for file in first.iterdir():
        assert file.read_bytes() == (second / file.name).read_bytes(), file.name


def test_another_seed_gives_other_records_and_the_same_totals(
    small: Path, tmp_path: Path
) -> None:
    other = write_replay(tmp_path, small=True, seed=2).parent
    assert (other / "consultas.csv").read_bytes() != (small / "consultas.csv").read_bytes()
    assert truth(other)["list"]["persons_ever_and_queried"] == 153
    for total in ("queries", "persons", "first_day", "last_day"):
        assert truth(other)["totals"][total] == truth(small)["totals"][total]


def test_parquet_holds_the_same_log_as_csv(small: Path, tmp_path: Path) -> None:
    write_replay(tmp_path, small=True, form="parquet")
    with duckdb.connect() as database:
        log = database.read_parquet(str(tmp_path / "consultas.parquet"))
        assert str(log.types[log.columns.index("fecha_hora")]) == "TIMESTAMP"
        held = log.fetchall()
    for row, other in zip(rows(small, "consultas.csv"), held, strict=True):
        assert when(row["fecha_hora"]).replace(tzinfo=None) == other[1]
        assert [row["id_consulta"], *list(row.values())[2:]] == [
            other[0],
            *(value or "" for value in other[2:]),
        ]


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("name", ["case.yaml", "one-version.yaml"])
def test_each_case_reads_as_a_case_and_names_files_and_columns_that_exist(
    tmp_path: Path, form: Form, name: str
) -> None:
    write_replay(tmp_path, small=True, form=form)
    read = case(tmp_path, name)
    assert read.seed == 1_822_908
    for source in read.sources.values():
        if source.file:
            assert (tmp_path / source.file).is_file()
        record = RECORDS[source.record]
        assert set(source.columns) <= {column.name for column in record.columns}
        theirs = {
            column if isinstance(column, str) else column.column
            for column in source.columns.values()
        }
        if source.file and source.file.endswith("csv"):
            assert theirs <= set(rows(tmp_path, source.file)[0])
    (request,) = read.audits
    assert {role: read.sources[request.named(role)[0]].record for role in request.sources} | {
        "orders": "orders"
    } == {role: role for role in ("queries", "orders", "purposes", "accounts")}


def test_the_two_cases_differ_in_the_list_and_in_nothing_else(small: Path) -> None:
    whole, one = case(small, "case.yaml"), case(small, "one-version.yaml")
    assert whole.sources["ordenes"].record == "orders"
    assert one.sources["conarc_version"].record == "list_versions"
    for name in ("consultas", "finalidades", "usuarios"):
        assert whole.sources[name] == one.sources[name]
    options = whole.audits[0].options | {"list_history": "partial"}
    assert (whole.audits[0].options["list_history"], one.audits[0].options) == (
        "complete",
        options,
    )
    assert options["persons_through_list"] == [41, 100, 200]


@pytest.mark.parametrize("name", ["case.yaml", "one-version.yaml"])
def test_each_case_says_that_nobody_in_it_exists_and_explains_every_line(
    small: Path, name: str
) -> None:
    text = (small / name).read_text(encoding="utf-8")
    assert "REGISTROS SINTÉTICOS" in text
    assert "Ninguna de las personas que aparecen existe" in text
    assert "La rotación diaria de la lista es inventada" in text.replace("\n# ", " ")
    unexplained = [
        line.strip()
        for line in text.splitlines()
        if line and "#" not in line and not line.strip().startswith("- {purpose")
    ]
    assert set(unexplained) <= {"columns:", "rows:", "options:"}
