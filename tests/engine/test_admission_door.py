"""Refusals, interruptions and kills, as the whole command lives through them."""

import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from veedor.replay import write_replay

DATA = Path(__file__).parents[1] / "intake" / "bad" / "data"
CORPUS: dict[str, Any] = YAML(typ="safe", pure=True).load(DATA / "expected.yaml")
MAKE = runpy.run_path(str(DATA / "make.py"))
MOST_TURNS = 6_000


def environment(work: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    return kept | {"LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "TMPDIR": str(work)}


def command(case: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "veedor", "audit", str(case), "-o", str(out), *more]


class Ran(NamedTuple):
    code: int
    complaint: str


def audited(folder: Path, *, language: str) -> Ran:
    (folder / "work").mkdir()
    ran = subprocess.run(
        command(folder / "case.yaml", folder / "report", "--lang", language),
        check=False,
        capture_output=True,
        text=True,
        env=environment(folder / "work"),
    )
    assert list((folder / "work").iterdir()) == []
    return Ran(ran.returncode, ran.stderr)


def case_of(entry: dict[str, Any], folder: Path) -> None:
    """Lay one file of the corpus and a case that reads it as its query log into a folder."""
    name = entry.get("as") or entry["file"]
    if "made" in entry:
        MAKE[entry["made"]](folder / name)
    else:
        shutil.copyfile(DATA / entry["file"], folder / name)
    source = {**CORPUS["usual"]["queries"], **entry.get("source", {})}
    case = {
        "title": "Corpus",
        "system": "Sistema",
        "auditor": "Veedor",
        "time_zone": "America/Argentina/Buenos_Aires",
        "seed": 1,
        "sources": {"log": {"record": "queries", "file": name} | source},
        "audits": [{"kind": "access", "sources": {"queries": "log"}}],
    }
    with (folder / "case.yaml").open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(case, file)


def entry_called(what: str) -> dict[str, Any]:
    found: dict[str, Any] = next(e for e in CORPUS["files"] if e["what"] == what)
    return found


@pytest.mark.parametrize(
    ("what", "language"),
    [
        ("short and long rows are told with their places", "en"),
        ("a month where the day should be is told with places", "es"),
        ("a first record of data is not shown", "es"),
        ("merged cells are told", "es"),
        ("a nested value is told with its line", "en"),
        ("documents stored as decimals are refused", "es"),
    ],
)
def test_the_command_refuses_in_the_words_of_the_corpus_and_publishes_nothing(
    what: str, language: str, tmp_path: Path
) -> None:
    entry = entry_called(what)
    case_of(entry, tmp_path)
    ran = audited(tmp_path, language=language)
    assert ran.code == 3
    assert ran.complaint == f"veedor: {entry['refused'][language]}\n"
    assert not (tmp_path / "report").exists()
    assert not (tmp_path / "report.annex").exists()


def test_formulas_and_people_stay_out_of_every_file_that_is_published(tmp_path: Path) -> None:
    case_of(entry_called("formulas are admitted as text"), tmp_path)
    assert audited(tmp_path, language="en").code == 0
    for folder in ("report", "report.annex"):
        for file in (tmp_path / folder).rglob("*"):
            text = file.read_text(encoding="utf-8")
            for secret in ("HYPERLINK", "cmd|calc", "27001111", "beto", str(tmp_path)):
                assert secret not in text, file


def test_a_link_out_of_the_folder_is_refused_whole_or_in_part(tmp_path: Path) -> None:
    case_of(entry_called("a plain file is admitted"), tmp_path)
    outside = tmp_path.with_name(f"{tmp_path.name}-outside")
    outside.mkdir()
    (tmp_path / "good.csv").rename(outside / "good.csv")
    (tmp_path / "dentro").symlink_to(outside)
    case = (tmp_path / "case.yaml").read_text()
    (tmp_path / "case.yaml").write_text(case.replace("good.csv", "dentro/good.csv"))
    ran = audited(tmp_path, language="en")
    assert ran.code == 2
    assert "dentro" not in ran.complaint or str(outside) not in ran.complaint
    assert not (tmp_path / "report").exists()


@pytest.fixture(scope="module")
def long_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small replay with a log forty times as long, so that there is time to interrupt."""
    case = write_replay(tmp_path_factory.mktemp("long"), small=True)
    log = case.with_name("consultas.csv")
    header, *rows = log.read_text(encoding="utf-8").splitlines()
    with log.open("w", encoding="utf-8") as out:
        out.write(header + "\n")
        for turn in range(40):
            out.writelines(f"{turn}-{row}\n" for row in rows)
    return case


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def running(long_case: Path, work: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        command(long_case, work.with_name("report")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(work),
    ) as process:
        yield process
        process.kill()


def rooms(work: Path) -> list[Path]:
    return list(work.glob(".veedor-work-*"))


def wait_until(came: Callable[[], Any]) -> None:
    """Look again and again until something has come."""
    pause = Event()
    for _ in range(MOST_TURNS):
        if came():
            return
        pause.wait(0.005)
    pytest.fail("it never came")


def children(process: "subprocess.Popen[str]") -> list[int]:
    with suppress(FileNotFoundError, ProcessLookupError):
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]
    return []


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


MOMENTS: dict[str, Callable[[Path], Any]] = {
    "as_soon_as_there_is_a_work_folder": rooms,
    "while_evidence_is_read": lambda work: list(work.glob(".veedor-work-*/sha256-*.csv")),
    "while_a_table_is_written": lambda work: list(work.glob(".veedor-work-*/source-*.parquet")),
    "while_rows_are_counted": lambda work: list(work.glob(".veedor-work-*/audit-*")),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_killed_run_publishes_nothing_and_leaves_no_reader_and_the_next_one_sweeps(
    moment: Callable[[Path], Any],
    running: "subprocess.Popen[str]",
    work: Path,
    small_case: Path,
) -> None:
    wait_until(lambda: moment(work) or running.poll() is not None)
    assert running.poll() is None
    readers = children(running)
    running.kill()
    running.wait()
    wait_until(lambda: not any(map(lives, readers)))
    assert [file.name for file in work.parent.iterdir()] == ["work"]
    assert len(rooms(work)) == 1
    out = work.with_name("report")
    next_run = subprocess.run(
        command(small_case, out), check=False, capture_output=True, env=environment(work)
    )
    assert next_run.returncode == 0
    assert (out / "report.json").exists()
    assert rooms(work) == []


@pytest.mark.parametrize("moment", list(MOMENTS.values())[1::2], ids=list(MOMENTS)[1::2])
def test_an_interrupted_run_says_so_and_leaves_nothing(
    moment: Callable[[Path], Any], running: "subprocess.Popen[str]", work: Path
) -> None:
    wait_until(lambda: moment(work) or running.poll() is not None)
    assert running.poll() is None
    readers = children(running)
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate()
    assert running.returncode == 130
    assert complaint == "veedor: interrupted; nothing was published\n"
    wait_until(lambda: not any(map(lives, readers)))  # on a busy machine a process dies slowly
    assert [file.name for file in work.parent.iterdir()] == ["work"]
    assert rooms(work) == []


@pytest.fixture(scope="module")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_replay(tmp_path_factory.mktemp("small"), small=True)
