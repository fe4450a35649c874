"""``veedor audit`` as a person runs it: what is published, what is said, and the exit code."""

import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.door.conftest import Veedor, environment
from veedor.cli import casework, main
from veedor.core import AuditError, Message, SealError, TableError


@pytest.fixture(scope="module")
def audited(
    small_case: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Run the small case once, into a folder of its own."""
    folder = tmp_path_factory.mktemp("audited")
    ran = subprocess.run(
        [sys.executable, "-m", "veedor", "audit", str(small_case), "-o", "out"],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(),
    )
    return folder, ran


Audited = tuple[Path, subprocess.CompletedProcess[str]]


def test_a_report_is_published_whole_and_the_annex_apart_from_it(audited: Audited) -> None:
    folder, ran = audited
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {file.name for file in (folder / "out").iterdir()} == {
        "report.json",
        "index.html",
        "made_with.json",
    }
    annex = folder / "out.annex"
    assert [file.name for file in annex.iterdir()] == ["annex.json"]
    assert stat.S_IMODE(annex.stat().st_mode) == 0o700
    assert json.loads((folder / "out" / "made_with.json").read_bytes())["engine"] == "duck"


def test_the_headlines_are_said_in_the_language_of_the_case(
    audited: Audited, small_case: Path
) -> None:
    folder, ran = audited
    report = json.loads((folder / "out" / "report.json").read_bytes())
    findings = {
        (audit, finding["id"]): finding["plain"]["es"]
        for audit, record in enumerate(report["audits"])
        for finding in record["findings"]
    }
    said = [f"• {findings[one['audit'], one['finding']]}" for one in report["headlines"]]
    assert ran.stdout.splitlines() == [
        *said,
        "Informe: out/index.html",
        "Anexo reservado: no lo publique: out.annex",
        f"Próximo paso: veedor bundle {small_case}",
    ]


def test_json_is_the_record_on_standard_output_and_nothing_else(
    audited: Audited, small_case: Path, tmp_path: Path
) -> None:
    folder, _ = audited
    ran = subprocess.run(
        [sys.executable, "-m", "veedor", "audit", str(small_case), "--json", "--threads", "1"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["schema"] == "veedor-report/2"
    assert list(tmp_path.iterdir()) == []
    one, two = json.loads(ran.stdout), json.loads((folder / "out" / "report.json").read_bytes())
    assert one["audits"] == two["audits"]


def test_the_work_copies_stand_where_they_are_asked_for_and_are_gone_afterwards(
    small_case: Path, tmp_path: Path, veedor: Veedor
) -> None:
    work = tmp_path / "obra con ñ y 'comillas'"
    work.mkdir()
    ran = veedor("audit", small_case, "--work", work, "--quiet")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "report" / "index.html").is_file()
    assert list(work.iterdir()) == []
    lost = veedor("audit", small_case, "--work", work / "nowhere")
    assert lost.returncode == 2
    assert "does not exist" in lost.stderr


def test_a_terminal_sees_the_steps_and_then_a_clean_line(
    small_case: Path, tmp_path: Path
) -> None:
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "veedor", "audit", str(small_case), "--lang", "es"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=tmp_path,
        env=environment(COLUMNS="60"),
    ) as running:
        os.close(terminal)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        told = (running.communicate()[0]).decode()
    os.close(master)
    assert running.returncode == 0
    assert "admitiendo consultas.csv · 9.392 filas · 100 %" in seen.decode()
    assert "contando " in seen.decode()
    assert seen.endswith(b"\r\x1b[K")
    assert "\x1b" not in told


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # how a terminal says that nobody is at its other end
        return b""


@pytest.mark.parametrize("flag", ["--quiet", "--json"])
def test_a_terminal_is_left_alone_where_silence_is_asked_for(
    flag: str, small_case: Path, tmp_path: Path
) -> None:
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "veedor", "audit", str(small_case), flag]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=terminal, cwd=tmp_path, env=environment()
    ) as running:
        os.close(terminal)
        told, _ = running.communicate()
        seen = _read(master)
    os.close(master)
    assert (running.returncode, seen) == (0, b"")
    assert bool(told) == (flag == "--json")


def test_a_verdict_that_must_not_be_is_an_exit_code(small_case: Path, veedor: Veedor) -> None:
    found = veedor("audit", small_case, "--quiet", "--fail-on", "contradicted")
    assert (found.returncode, found.stdout, found.stderr) == (1, "", "")


def test_a_faulty_case_exits_with_two_in_either_language(
    veedor: Veedor, tmp_path: Path
) -> None:
    (tmp_path / "case.yaml").write_text("titel: x\n", encoding="utf-8")
    english = veedor("audit", "case.yaml")
    assert (english.returncode, english.stdout) == (2, "")
    assert english.stderr.startswith(
        "veedor: case.yaml, titel: this key means nothing here. Keys known here, the nearest"
    )
    for spanish in (
        veedor("audit", "case.yaml", "--lang", "es"),
        veedor("audit", "case.yaml", LC_ALL="es_AR.UTF-8"),
    ):
        assert spanish.returncode == 2
        assert "esta clave no significa nada aquí" in spanish.stderr


def test_data_that_is_not_there_any_more_exits_with_two_or_three(
    small_case: Path, veedor: Veedor, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    shutil.copytree(small_case.parent, case)
    log = case / "consultas.csv"
    log.write_bytes(log.read_bytes().replace(b"/2019", b"/20x9", 1))
    ran = veedor("audit", case / "case.yaml")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith("veedor: ")
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "report").exists()


def test_a_number_that_is_written_as_no_other_is_told_once(
    small_case: Path, veedor: Veedor, tmp_path: Path
) -> None:
    case = tmp_path / "case"
    shutil.copytree(small_case.parent, case)
    orders = case / "ordenes.csv"
    head, first, *rest = orders.read_text("utf-8").splitlines()
    order, number, *others = first.split(",")
    first = ",".join([order, f"0{number}", *others])
    orders.write_text("\n".join([head, first, *rest, ""]), "utf-8")
    ran = veedor("audit", case / "case.yaml", "--lang", "en")
    (told,) = [line for line in ran.stdout.splitlines() if line.startswith("! ")]
    assert told == (
        f"! orders: of {len(rest) + 1} values of person, 1 is written as none in queries"
        " (099999999): whoever they stand for is not found there. If they stand for the same,"
        " declare `pad`, `remove` or `capitals` where they differ, and run it again."
    )
    text = (case / "case.yaml").read_text("utf-8")
    known = text.replace("person: dni ", "person: {from: dni, unlike: allowed} ")
    (case / "case.yaml").write_text(known, "utf-8")
    assert known != text
    again = veedor("audit", case / "case.yaml", "--lang", "en", "-o", "again")
    assert again.returncode == 0
    assert "! " not in again.stdout


def test_a_place_that_holds_something_else_exits_with_five(
    small_case: Path, veedor: Veedor, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    ran = veedor("audit", small_case, "-o", "mine")
    assert ran.returncode == 5
    assert "Traceback" not in ran.stderr
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


WRONG = Message(id="x", en="it is wrong", es="está mal", fix_en="Mend it", fix_es="Arréglelo")


@pytest.mark.parametrize(("error", "code"), [(TableError, 3), (AuditError, 4), (SealError, 5)])
def test_each_kind_of_error_has_its_exit_code_and_one_line(
    error: type[TableError],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:

    def fail(*_arguments: object, **_more: object) -> None:
        raise error(WRONG, where="here")

    monkeypatch.setattr(casework, "_run", fail)
    with pytest.raises(SystemExit) as left:
        main(["audit", "case.yaml", "--lang", "es"])
    assert left.value.code == code
    assert capsys.readouterr().err == "veedor: here: está mal. Arréglelo.\n"


def test_a_fault_of_veedor_itself_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:

    def fail(*_arguments: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(casework, "_run", fail)
    with pytest.raises(ZeroDivisionError):
        main(["audit", "case.yaml"])


def test_an_interruption_is_one_line_and_nothing_is_published(
    small_case: Path, tmp_path: Path
) -> None:
    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "veedor", "audit", str(small_case)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=tmp_path,
        env=environment(),
        start_new_session=True,
    ) as running:
        os.close(terminal)
        seen = _read(master)  # the first step is being told: the work has begun
        os.killpg(running.pid, signal.SIGINT)
        while chunk := _read(master):
            seen += chunk
        told, _ = running.communicate()
    os.close(master)
    assert (running.returncode, told) == (130, b"")
    assert seen.endswith(b"veedor: interrupted; nothing was published\r\n")
    assert b"Traceback" not in seen
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("memory", ["much", "1", "-1GB", "1GB; DROP TABLE x"])
def test_memory_is_written_with_its_unit(veedor: Veedor, memory: str) -> None:
    ran = veedor("audit", "case.yaml", "--memory", memory)
    assert ran.returncode == 2
    assert "write it like 1GB" in ran.stderr
