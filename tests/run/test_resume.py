"""A run that was killed goes on from the tables it had admitted, and counts nothing twice."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veedor.core import CaseError, TableError
from veedor.engine.messages import NOT_FOR_RESUMING, RESUMED_TWICE
from veedor.replay import write_replay
from veedor.report import to_json
from veedor.run import Step, audit, forget

EXAMPLE = Path(__file__).parents[2] / "src/veedor/audits/access/example"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "case")
    return tmp_path / "case" / "case.yaml"


def report(case: Path, resume: Path | None = None, **how: object) -> bytes:
    return to_json(audit(case, resume=resume, **how).report)  # type: ignore[arg-type]


def tables(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in folder.glob("admitted-*.parquet")}


def test_a_second_run_reads_no_file_again_and_gives_the_same_bytes(
    case: Path, tmp_path: Path
) -> None:
    plain, kept = report(case), tmp_path / "kept"
    assert report(case, kept) == plain
    before = tables(kept)
    assert len(before) == 5
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert report(case, kept) == plain
    assert tables(kept) == before
    forget(kept)
    assert not kept.exists()


def test_a_file_a_mapping_or_a_zone_that_changed_is_admitted_again(
    case: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    report(case, kept)
    first = tables(kept)
    accounts = case.parent / "cuentas.csv"
    accounts.write_text(accounts.read_text() + "nueva;otra\n")
    report(case, kept)
    assert len(tables(kept)) == len(first) + 1
    case.write_text(case.read_text().replace(
        "role: funcion", "role: {from: funcion, map: {otra: alguna}}"
    ))  # fmt: skip
    report(case, kept)
    assert len(tables(kept)) == len(first) + 2
    case.write_text(case.read_text().replace("seed: 20240304", "seed: 1"))
    report(case, kept)
    assert len(tables(kept)) == len(first) + 2


@pytest.mark.parametrize("spoilt", ["json", "parquet"])
def test_a_table_that_is_not_whole_is_admitted_again(
    spoilt: str, case: Path, tmp_path: Path
) -> None:
    plain, kept = report(case), tmp_path / "kept"
    report(case, kept)
    for file in kept.glob(f"admitted-*.{spoilt}"):
        file.write_bytes(file.read_bytes()[:-3])
    assert report(case, kept) == plain


def test_after_a_refusal_the_files_that_were_in_order_are_not_read_again(
    case: Path, tmp_path: Path
) -> None:
    kept, shifts = tmp_path / "kept", case.parent / "turnos.csv"
    good = shifts.read_text()
    shifts.write_text(good + "una;fila;mal;escrita;aquí\n")
    with pytest.raises(TableError):
        report(case, kept)
    before = tables(kept)
    assert before
    shifts.write_text(good)
    report(case, kept)
    assert before.items() <= tables(kept).items()


def test_a_folder_with_anything_else_is_refused_and_kept(case: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "notes.txt").write_text("mine")
    with pytest.raises(TableError) as refused:
        report(case, kept)
    assert refused.value.message is NOT_FOR_RESUMING
    with pytest.raises(TableError):
        forget(kept)
    assert (kept / "notes.txt").read_text() == "mine"


def test_two_runs_do_not_share_a_folder(case: Path, tmp_path: Path) -> None:
    refused: list[TableError] = []

    def second(step: Step) -> None:
        if step.what == "query" and not refused:
            with pytest.raises(TableError) as told:
                report(case, tmp_path / "kept")
            refused.append(told.value)

    report(case, tmp_path / "kept", tell=second)
    assert refused[0].message is RESUMED_TWICE


def test_a_key_of_the_case_is_never_written_into_the_folder(case: Path, tmp_path: Path) -> None:
    case.write_text(case.read_text() + "pseudonym_key: own.key\n")
    report(case, tmp_path / "kept")
    key = (case.parent / "own.key").read_bytes().strip()
    assert not (tmp_path / "kept" / "pseudonym.key").exists()
    for file in (tmp_path / "kept").iterdir():
        assert key not in file.read_bytes()


def test_a_faulty_case_makes_no_folder(case: Path, tmp_path: Path) -> None:
    case.write_text(case.read_text() + "unknown: 1\n")
    with pytest.raises(CaseError):
        report(case, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


@pytest.mark.slow
def test_fifty_kills_at_random_moments_change_no_byte_of_the_report(tmp_path: Path) -> None:
    case = write_replay(tmp_path / "replay", small=True)
    plain = report(case)
    command = [sys.executable, "-m", "veedor", "audit", str(case), "-o", str(tmp_path / "out")]
    command += ["--resume", str(tmp_path / "kept"), "--work", str(tmp_path)]
    dice, went_on = random.Random(50), 0
    started = time.monotonic()
    subprocess.run([*command[:-4], "--quiet"], check=True, timeout=600)
    whole = time.monotonic() - started
    shutil.rmtree(tmp_path / "out")
    for _ in range(50):
        with subprocess.Popen([*command, "--quiet"], start_new_session=True) as run:
            time.sleep(dice.uniform(0, whole))
            os.killpg(run.pid, signal.SIGKILL)
        went_on += bool(tables(tmp_path / "kept")) if (tmp_path / "kept").exists() else 0
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
    subprocess.run([*command, "--quiet"], check=True, timeout=600)
    assert (tmp_path / "out" / "report.json").read_bytes() == plain
    assert went_on >= 10
    assert not (tmp_path / "kept").exists()
    assert not list(tmp_path.glob(".veedor-work-*"))
