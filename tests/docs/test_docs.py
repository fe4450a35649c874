"""What the pages say is what the code does: commands, outputs, names and numbers."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

import veedor
from veedor.audits.access.options import AccessOptions
from veedor.core import Options
from veedor.core.case import (
    Answered,
    Case,
    Document,
    Expert,
    From,
    PackAsked,
    Period,
    QuestionPut,
    Reading,
    Recommendation,
    Reply,
    Request,
    RulesAsked,
    Snapshot,
    Source,
)
from veedor.engine.admission.casts import pseudonym
from veedor.engine.duck import DuckEngine
from veedor.records import RECORDS
from veedor.replay import write_replay
from veedor.run import find_audit, kinds, method

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("decisions/*.md"))
)
FRONT = ("README.md", "README.es.md")
MAKES = {"make demo": "veedor demo", "make test": ""}


class Shown(NamedTuple):
    """One command of a page, and the lines that the page says it prints."""

    command: str
    printed: list[str]


def shown(page: str) -> list[Shown]:
    """Give the commands in the ``console`` blocks of a page, with what each prints."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found: list[Shown] = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Shown(line.removeprefix("$ "), []))
            else:
                found[-1].printed.append(line)
    return found


class Terminal:
    """A shell in an empty folder, as a reader has it; remembers the last exit code."""

    def __init__(self, folder: Path, *, language: str) -> None:
        self._folder, self._code = folder, 0
        binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {name: os.environ[name] for name in os.environ if not name.startswith("LC_")}
        self._environment = kept | {"PATH": binaries, "LANG": language, "PYTHONUTF8": "1"}

    def run(self, command: str) -> list[str]:
        """Give what a command prints, on either stream."""
        command = command.replace("echo $?", f"echo {self._code}")
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self._code = done.returncode
        return done.stdout.splitlines()


def language_of(page: str) -> str:
    return "es_AR.UTF-8" if ".es." in page else "C.UTF-8"


def every_page() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        yield page, page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", FRONT)
def test_the_commands_of_the_front_page_print_what_it_shows(page: str, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, language=language_of(page))
    for command, printed in shown(page):
        if command not in MAKES:
            assert terminal.run(command) == printed, command


@pytest.mark.slow
@pytest.mark.parametrize("page", FRONT)
def test_the_full_demo_prints_what_the_front_page_shows(page: str, tmp_path: Path) -> None:
    printed = dict(shown(page))["make demo"]
    terminal = Terminal(tmp_path, language=language_of(page))
    assert [".venv/bin/veedor demo", *terminal.run("veedor demo")] == printed


def test_make_demo_and_make_test_run_what_the_front_page_says() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\ndemo: env\n\t$(BIN)/veedor demo\n" in makefile
    recipe = re.search(r"^test: env\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    lines = [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe[1].splitlines()]
    for page in FRONT:
        printed = dict(shown(page))["make test"]
        assert [line for line in printed if line.startswith(".venv")] == lines


def test_both_front_pages_show_the_same_commands() -> None:
    english, spanish = ([command for command, _ in shown(page)] for page in FRONT)
    assert english == spanish
    for page in FRONT:
        assert shown(page)[0].command == "make demo"
        assert shown(page)[1].command == "make test"


def lay_out_front_case(page: str, folder: Path) -> None:
    """Put the case of a front page into a folder, with one look-up and a list of one person."""
    text = (ROOT / page).read_text(encoding="utf-8")
    case = re.search(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert case
    (folder / "case.yaml").write_text(case[1], encoding="utf-8")
    log = "id_consulta,fecha_hora,dni\n1,25/06/2021 10:00:00,27001111\n"
    (folder / "consultas.csv").write_text(log, encoding="utf-8")
    versions = "fecha_version,documento\n24/06/2021,27.001.111\n"
    (folder / "padron.csv").write_text(versions, encoding="utf-8")


@pytest.mark.parametrize("page", FRONT)
def test_the_case_on_the_front_page_runs(page: str, tmp_path: Path) -> None:
    lay_out_front_case(page, tmp_path)
    terminal = Terminal(tmp_path, language=language_of(page))
    assert terminal.run("veedor audit case.yaml -o report/ --quiet") == []
    report = msgspec.json.decode((tmp_path / "report/report.json").read_bytes())
    assert [receipt["admitted"] for receipt in report["received"]] == [1, 1]


@pytest.mark.parametrize(
    ("page", "case"),
    [
        ("docs/from-an-empty-folder.md", "mine/answered.yaml"),
        ("docs/de-una-carpeta-vacia.es.md", "mio/respondido.yaml"),
    ],
)
def test_the_way_from_an_empty_folder_goes_as_the_page_says(
    page: str, case: str, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path, language=language_of(page))
    written = re.findall(
        r"^```yaml\n(.*?)^```",
        (ROOT / page).read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    for command, printed in shown(page):
        if case in command:
            (tmp_path / case).write_text(written[0], encoding="utf-8")
        assert terminal.run(command) == printed, command
    assert len(written) == 1


@pytest.mark.slow
@pytest.mark.parametrize("page", ["docs/seal.md", "docs/sello.es.md"])
def test_custody_and_seal_go_as_the_page_says(page: str, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, language=language_of(page))
    for command, printed in shown(page):
        lines = [without_keys(line) for line in terminal.run(command)]
        assert lines == printed, command


def without_keys(line: str) -> str:
    """Show a key as ``name+…``: each run of the page makes its own."""
    return re.sub(r"\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}", "+…", line)


def test_the_picture_of_the_report_is_a_small_png_1280_pixels_wide() -> None:
    for page in FRONT:
        text = (ROOT / page).read_text(encoding="utf-8")
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text):
            picture = (ROOT / name).read_bytes()
            assert picture[:8] == b"\x89PNG\r\n\x1a\n"
            assert int.from_bytes(picture[16:20], "big") == 1280
            assert len(picture) <= 200_000
        assert "docs/img/" in text


@pytest.mark.parametrize("page", ["docs/case-file.md", "docs/caso.es.md"])
def test_the_case_file_page_names_every_key_and_every_option(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    law = (RulesAsked, PackAsked, Document, Answered)
    opinion = (QuestionPut, Expert, Reply, Recommendation)
    shapes = (Case, Source, Snapshot, Reading, From, Period, Request, AccessOptions)
    for shape in (*shapes, *law, *opinion):
        for field in msgspec.structs.fields(shape):
            assert f"`{field.encode_name}`" in text, f"{shape.__name__}.{field.encode_name}"


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind != "access"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_method_of_a_kind_names_every_option_of_it(kind: str, language: str) -> None:
    shared = set(Options.__struct_fields__)
    text = method(kind, language)
    for field in msgspec.structs.fields(find_audit(kind).options):
        if field.name not in shared:
            assert f"`{field.encode_name}" in text, field.encode_name


@pytest.mark.parametrize("page", ["docs/case-file.md", "docs/caso.es.md"])
def test_the_case_file_page_gives_the_defaults_in_force(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for field in msgspec.structs.fields(AccessOptions):
        default = msgspec.json.encode(field.default).decode()
        assert f"| `{field.encode_name}` | `{default}` |" in text, field.encode_name


def test_the_page_of_records_is_what_veedor_records_prints(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    terminal = Terminal(tmp_path, language="C.UTF-8")
    if request.config.getoption("--rewrite-examples"):
        page = ROOT / "docs/records.md"
        parts = [page.read_text(encoding="utf-8").partition("```console")[0]]
        for name in ["", *sorted(RECORDS)]:
            command = f"veedor records {name}".rstrip()
            parts += [f"## {name}\n\n"] if name else []
            lines = "\n".join(terminal.run(command))
            parts += [f"```console\n$ {command}\n{lines}\n```\n\n"]
        page.write_text("".join(parts).rstrip() + "\n", encoding="utf-8")
    commands = shown("docs/records.md")
    names = [f"veedor records {name}" for name in sorted(RECORDS)]
    assert [command for command, _ in commands] == ["veedor records", *names]
    for command, printed in commands:
        assert terminal.run(command) == printed, command


def test_the_engine_makes_the_pseudonyms_that_the_page_gives(tmp_path: Path) -> None:
    text = (ROOT / "docs/pseudonyms.md").read_text(encoding="utf-8")
    row = r"^\| `(\w+)` \| `(\w+)` \| `([^`]+)` \| `([0-9a-f]{32})` \|$"
    vectors = re.findall(row, text, re.MULTILINE)
    assert {domain for _, domain, _, _ in vectors} == {"person", "account"}
    engine = DuckEngine(tmp_path, threads=1, memory="256MB")
    try:
        for key, domain, value, expected in vectors:
            literal = "'" + value.replace("'", "''") + "'"
            sql = f"SELECT {pseudonym(literal, domain=domain, key=key)} AS p"
            assert str(engine.rows(sql, {})[0]["p"]).replace("-", "") == expected
    finally:
        engine.close()


def test_the_annex_shows_accounts_by_the_pseudonym_that_the_page_defines(
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path, language="C.UTF-8")
    key = "000102030405060708090a0b0c0d0e0f"
    case = write_replay(tmp_path / "case", small=True)
    (case.parent / "pseudonyms.key").write_text(f"{key}\n", encoding="ascii")
    with case.open("a", encoding="utf-8") as more:
        more.write("pseudonym_key: pseudonyms.key\n")
    terminal.run(f"veedor audit {shlex.quote(str(case))} -o report --quiet")
    annex = msgspec.json.decode((tmp_path / "report.annex/annex.json").read_bytes())
    table = next(table for table in annex["tables"] if table["name"] == "access.accounts")
    there = {row[table["columns"].index("account")] for row in table["rows"]}
    logged = (case.parent / "consultas.csv").read_text(encoding="utf-8").splitlines()
    place = logged[0].split(",").index("usuario")
    users = {line.split(",")[place] for line in logged[1:]} - {""}
    assert there <= {_as_defined(user, domain="account", key=key) for user in users}
    assert there


def _as_defined(value: str, *, domain: str, key: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - the definition, whole, in one place

    return sha256(f"{key}{domain}:{value}".encode()).hexdigest()[:32]


def test_an_audit_opens_no_socket(tmp_path: Path) -> None:
    guard = (
        "import os, sys\n"
        "def _watch(event, facts):\n"
        "    if event.startswith('socket.'):\n"
        "        os.write(2, b'a socket was opened')\n"
        "        os._exit(99)\n"
        "sys.addaudithook(_watch)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(guard, encoding="utf-8")
    terminal = Terminal(tmp_path, language="C.UTF-8")
    aimed = "PYTHONPATH=. python -c 'import socket; socket.socket()'"
    assert terminal.run(aimed) == ["a socket was opened"]
    lay_out_front_case("README.md", tmp_path)
    assert terminal.run('PYTHONPATH="$PWD" veedor audit case.yaml -o report --quiet') == []
    assert (tmp_path / "report/report.json").is_file()


def test_every_library_has_its_reason_in_the_decision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    wanted = chain(project["project"]["dependencies"], *extras, *groups)
    text = (ROOT / "decisions/0003-libraries.md").read_text(encoding="utf-8")
    for requirement in wanted:
        name = re.match(r"[\w.-]+", requirement)
        assert name
        assert f"`{name[0]}`" in text, name[0]


def test_every_room_stands_in_the_architecture_page() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    here = Path(veedor.__file__).parent
    rooms = {entry.name for entry in here.iterdir() if (entry / "__init__.py").is_file()}
    modules = {entry.name for entry in here.glob("[a-z]*.py")}
    for name in rooms:
        assert f"`{name}/`" in text, name
    for name in modules:
        assert f"`{name}`" in text, name


def test_every_word_of_the_word_list_stands_there_once() -> None:
    text = (ROOT / "docs/words.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| (.+?) \|", text, re.MULTILINE)
    assert len(rows) > 30
    for column in zip(*rows, strict=True):
        assert len(set(column)) == len(column)
    folded = [english.casefold() for english, _ in rows]
    assert all(one < other for one, other in pairwise(folded))


def test_every_link_to_a_file_of_the_repository_leads_somewhere() -> None:
    for page, text in every_page():
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            target = link.split("#")[0]
            if target and "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {link}"


def test_the_changelog_names_the_version_in_force() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {veedor.__version__}" in text or f"→ {veedor.__version__}" in text
