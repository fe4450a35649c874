import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from veedor.core import SealError
from veedor.report import publish, publish_private, shelf

OLD = {"report.json": b'{"schema":"veedor-report/1","n":1}', "report.es.html": b"old"}
NEW = {"report.json": b'{"schema":"veedor-report/1","n":2}', "report.en.html": b"new"}
ANNEX = {"annex.json": b'{"schema":"veedor-annex/1","tables":[]}'}

Put = Callable[[Path, Mapping[str, bytes]], None]


def inside(folder: Path) -> dict[str, bytes]:
    return {
        entry.relative_to(folder).as_posix(): entry.read_bytes()
        for entry in folder.rglob("*")
        if entry.is_file()
    }


def left_over(parent: Path) -> list[str]:
    return [entry.name for entry in parent.iterdir() if entry.name.startswith(".veedor")]


def refusal(out: Path, put: Put = publish, files: dict[str, bytes] = NEW) -> SealError:
    with pytest.raises(SealError) as refused:
        put(out, files)
    return refused.value


def test_a_report_is_put_in_its_place_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "down" / "report"
    publish(out, NEW | {"sql/outside.sql": b"SELECT 1"})
    assert inside(out) == NEW | {"sql/outside.sql": b"SELECT 1"}
    assert left_over(out.parent) == []


def test_an_earlier_report_is_replaced_and_its_other_language_goes_with_it(
    tmp_path: Path,
) -> None:
    out = tmp_path / "report"
    publish(out, OLD)
    publish(out, NEW)
    assert inside(out) == NEW
    assert left_over(tmp_path) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "report"
    out.mkdir()
    publish(out, NEW)
    assert inside(out) == NEW


@pytest.mark.parametrize(
    "theirs",
    [
        {"thesis.docx": b"years of work"},
        {"report.json": b'{"schema": "other/1"}', "a": b"a"},
        {"report.json": b"[1, 2]"},
        {"report.json": b"\xff\xfe"},
        {"report.json": b'{"schema": 7}'},
        {"sub/report.json": OLD["report.json"]},
    ],
)
def test_a_folder_with_other_files_is_refused_and_kept(
    tmp_path: Path, theirs: dict[str, bytes]
) -> None:
    out = tmp_path / "report"
    for name, content in theirs.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    refusal(out)
    assert inside(out) == theirs
    assert left_over(tmp_path) == []


def test_a_file_added_to_an_earlier_report_is_never_deleted(tmp_path: Path) -> None:
    out = tmp_path / "report"
    publish(out, OLD)
    (out / "report notes.docx").write_bytes(b"notes")
    refused = refusal(out)
    assert str(refused) == (
        f"{out}: the folder holds files that Veedor did not write (report notes.docx), and they"
        " are kept. Choose an empty folder, or move those files away first."
    )
    assert refused.told("es") == (
        f"{out}: la carpeta contiene archivos que Veedor no escribió (report notes.docx) y se"
        " conservan. Elija una carpeta vacía o mueva antes esos archivos a otro lugar."
    )
    assert inside(out) == OLD | {"report notes.docx": b"notes"}


def test_a_file_in_the_way_is_refused_and_kept(tmp_path: Path) -> None:
    out = tmp_path / "report"
    out.write_bytes(b"mine")
    assert str(refusal(out)) == (
        f"{out}: there is a file where the report should go. Choose another folder for the"
        " report."
    )
    assert out.read_bytes() == b"mine"


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_the_way_is_refused_and_kept(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "report"
    out.symlink_to(tmp_path / target)
    assert refusal(out).told("es") == (
        f"{out}: hay un enlace donde debe ir el informe. Elija otra carpeta para el informe."
    )
    assert out.is_symlink()
    assert inside(tmp_path / "elsewhere") == {}


def test_a_linked_record_is_not_an_earlier_report(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(OLD["report.json"])
    out = tmp_path / "report"
    out.mkdir()
    (out / "report.json").symlink_to(tmp_path / "real.json")
    assert "did not write (report.json)" in str(refusal(out))


@pytest.mark.parametrize("name", ["/etc/veedor", "../beside", "a/../../b", ""])
def test_a_name_outside_the_report_is_a_bug(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is not a name inside the report"):
        publish(tmp_path / "report", {name: b"x"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["fsync", "mkdir", "rename"])
@pytest.mark.parametrize("earlier", [None, OLD])
def test_a_full_disk_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, earlier: dict[str, bytes] | None
) -> None:
    out = tmp_path / "report"
    if earlier:
        publish(out, earlier)

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        if call == "rename" and not hasattr(Path, "_accessor"):
            patched.setattr(Path, "rename", full)
        refused = refusal(out)
    assert str(refused) == (
        f"{out}: the disk is full, and nothing was published. Free some space or choose another"
        " disk, and run it again."
    )
    assert (inside(out) if out.exists() else None) == earlier
    assert left_over(tmp_path) == []


def test_a_full_disk_in_the_middle_of_a_file_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(_folder: Path, name: str, _content: bytes, _kind: object) -> None:
        if name == "report.en.html":
            raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(shelf, "_write", short)
    refused = refusal(tmp_path / "report")
    assert refused.told("es") == (
        f"{tmp_path / 'report'}: el disco está lleno y no se publicó nada. Libere espacio o"
        " elija otro disco y vuelva a ejecutar."
    )
    assert list(tmp_path.iterdir()) == []


def test_the_earlier_report_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, rename = tmp_path / "report", Path.rename
    publish(out, OLD)

    def stuck(source: Path, target: str) -> Path:
        if ".veedor-new-" in source.name:
            raise OSError(errno.EIO, "Input/output error")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", stuck)
    assert str(refusal(out)) == (
        f"{out}: the report could not be written (Input/output error), and nothing was"
        " published. Check that the folder can be written to, and run it again."
    )
    assert inside(out) == OLD
    assert left_over(tmp_path) == []


KILLED = """
import os, signal, sys
from collections.abc import Callable, Mapping
from pathlib import Path
from veedor.report import publish
calls = 0
def deadly(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return call
for name in ("fsync", "mkdir", "rename", "replace", "rmdir"):
    setattr(os, name, deadly(getattr(os, name)))
publish(Path(sys.argv[1]), {new!r})
"""


def killed_at(out: Path, call: int) -> int:
    script = KILLED.replace("{new!r}", repr(NEW))
    ran = subprocess.run([sys.executable, "-c", script, str(out), str(call)], check=False)
    return ran.returncode


def test_a_kill_at_any_moment_never_shows_half_a_report(tmp_path: Path) -> None:
    seen, call = set(), 0
    while True:
        call += 1
        out = tmp_path / str(call) / "report"
        publish(out, OLD)
        done = killed_at(out, call) == 0
        stands = inside(out) if out.exists() else None
        assert stands in (OLD, NEW, None)
        if stands is None:
            (aside,) = [name for name in left_over(out.parent) if "-old-" in name]
            assert inside(out.parent / aside) == OLD
        seen.add(None if stands is None else stands["report.json"])
        publish(out, OLD)
        assert inside(out) == OLD
        assert left_over(out.parent) == []
        if done:
            break
    assert call > 5
    assert seen >= {OLD["report.json"], NEW["report.json"]}


def test_the_earlier_report_that_a_dead_run_set_aside_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".veedor-old-report-0123456789ab"
    aside.mkdir()
    (aside / "report.json").write_bytes(b'{"schema":"other/1"}')
    out = tmp_path / "report"
    refusal(out)
    assert inside(out) == {"report.json": b'{"schema":"other/1"}'}


def test_what_dead_runs_of_other_reports_left_is_not_touched(tmp_path: Path) -> None:
    other = tmp_path / ".veedor-new-report-2-0123456789ab"
    other.mkdir()
    publish(tmp_path / "report", NEW)
    assert left_over(tmp_path) == [other.name]


def test_the_annex_is_for_its_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "annex"
    before = os.umask(0)
    try:
        publish_private(out, ANNEX)
        publish_private(out, ANNEX)
    finally:
        os.umask(before)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert stat.S_IMODE((out / "annex.json").stat().st_mode) == 0o600


def test_a_public_report_can_be_read_by_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        publish(tmp_path / "report", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "report" / "report.json").stat().st_mode) == 0o644


def test_an_annex_never_takes_the_place_of_a_report_nor_a_report_of_an_annex(
    tmp_path: Path,
) -> None:
    publish(tmp_path / "report", OLD)
    publish_private(tmp_path / "annex", ANNEX)
    refusal(tmp_path / "report", publish_private, ANNEX)
    refusal(tmp_path / "annex", publish, NEW)
    assert inside(tmp_path / "report") == OLD
    assert inside(tmp_path / "annex") == ANNEX


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    out = tmp_path / "file" / "report"
    assert refusal(out).told("es").startswith(f"{out}: no se pudo escribir el informe (")
