"""Help, lists and explanations, in both languages and without loading what is slow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.door.conftest import Veedor
from veedor import __version__
from veedor.cli.workflow import STAGES
from veedor.intake.problem import nearest_first
from veedor.records import RECORDS
from veedor.run import kinds

COMMANDS = (
    "answers",
    "ask",
    "audit",
    "bundle",
    "completion",
    "demo",
    "diff",
    "draft",
    "explain",
    "keys",
    "kinds",
    "new",
    "pdf",
    "receive",
    "records",
    "rules",
    "schema",
    "timestamp",
    "unseal",
    "verify",
    "version",
)
SLOW = (
    "duckdb",
    "numpy",
    "scipy",
    "babel",
    "jinja2",
    "ruamel",
    "openpyxl",
    "veedor.run",
    "cryptography",
    "typst",
)


def test_help_lists_every_command_in_english_and_in_spanish(veedor: Veedor) -> None:
    english, spanish = veedor("--help"), veedor("--help", LANG="es_AR.UTF-8")
    assert all(f"\n  {command} " in english.stdout for command in COMMANDS)
    assert all(f"\n  {command} " in spanish.stdout for command in COMMANDS)
    assert english.stdout.startswith("Usage: veedor [OPTIONS] COMMAND [ARGS]...")
    assert spanish.stdout.startswith("Uso: veedor [OPCIONES] ORDEN [ARGUMENTOS]...")
    assert "\nPara empezar:\n  demo " in spanish.stdout
    assert (english.returncode, spanish.returncode) == (0, 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own_in_both_languages(
    veedor: Veedor, command: str
) -> None:
    english, spanish = veedor(command, "-h"), veedor(command, "-h", LC_ALL="es_AR.UTF-8")
    assert f"Usage: veedor {command}" in english.stdout
    assert f"Uso: veedor {command}" in spanish.stdout
    assert "Show this page." in english.stdout
    assert "Muestra esta página." in spanish.stdout


def test_help_loads_nothing_slow() -> None:
    asked = (
        "import sys; from veedor.cli import main; main(['--help'], standalone_mode=False);"
        f"print([name for name in {SLOW} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    )
    assert ran.stderr == "[]\n"


def test_the_version_is_the_packages(veedor: Veedor) -> None:
    assert veedor("version").stdout == f"veedor {__version__}\n"


def test_kinds_are_listed_with_their_questions(veedor: Veedor) -> None:
    listed = veedor("kinds").stdout
    assert listed.startswith("access       Were the people who were looked up")
    assert [line.split()[0] for line in listed.splitlines()] == kinds()
    assert veedor("kinds", "--lang", "es").stdout.startswith(
        "access       ¿Las personas consultadas"
    )


def test_records_are_listed_and_one_is_shown_with_its_columns(veedor: Veedor) -> None:
    assert "\nqueries            One row per look-up" in veedor("records").stdout
    shown = veedor("records", "purposes", "--lang", "es").stdout
    assert shown.startswith("purposes: Una fila por código de finalidad")
    assert "basis     text  necesaria" in shown
    assert "[lawful | not lawful | undocumented]" in shown


def test_help_shows_the_commands_as_a_case_goes(veedor: Veedor) -> None:
    listed = veedor("--help").stdout
    way = ("receive", "draft", "audit", "ask", "bundle", "verify", "diff")
    places = [listed.index(f"\n  {command} ") for command in way]
    assert places == sorted(places)
    for stage in STAGES:
        assert f"\n{stage.title}:\n" in listed
    staged_ = [command for stage in STAGES for command in stage.commands]
    assert len(set(staged_)) == len(staged_)
    assert set(COMMANDS) <= set(staged_)


def test_an_unknown_record_is_refused_with_the_nearest(veedor: Veedor) -> None:
    ran = veedor("records", "querys")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        'veedor: records: there is no record called "querys". Records, the nearest first: '
        f"{nearest_first('querys', RECORDS)}.\nNext: veedor records\n"
    )
    assert "first: queries, " in ran.stderr


def test_a_kind_is_explained_whole(veedor: Veedor) -> None:
    english, spanish = veedor("explain", "access"), veedor("explain", "access", "--lang", "es")
    for part in ("\nRecords\n", "\n  queries", "minimum_support  ", "\nQueries (SQL)\n"):
        assert part in english.stdout
    assert "## Method" in english.stdout
    assert "\nRegistros\n" in spanish.stdout
    assert "## Método" in spanish.stdout


def test_an_unknown_kind_is_refused_in_the_language_asked_for(veedor: Veedor) -> None:
    ran = veedor("explain", "vibes", "--lang", "es")
    assert ran.returncode == 2
    assert ran.stderr.startswith("veedor: explain: no existe la clase de auditoría vibes.")


@pytest.mark.parametrize(("what", "title"), [("report", "Report"), ("case", "Case")])
def test_schemas_are_json(veedor: Veedor, what: str, title: str) -> None:
    assert title in json.loads(veedor("schema", what).stdout)["$ref"]


def test_a_reader_that_stops_reading_is_no_error_worth_a_traceback(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m veedor schema report | head -c 10"
    ran = subprocess.run(
        ["/bin/sh", "-c", command], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert "Traceback" not in ran.stderr
    assert len(ran.stdout) == 10
