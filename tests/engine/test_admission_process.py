import errno
import os
import runpy
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from veedor.core import Receipt, Source, TableError
from veedor.engine import Desk, admit, workroom
from veedor.engine.admission import store
from veedor.engine.admission.canonical import Job
from veedor.engine.admission.child import main, seconds_for
from veedor.engine.admission.store import keep
from veedor.records import RECORDS

MAKE = runpy.run_path(str(Path(__file__).parents[1] / "intake" / "bad" / "data" / "make.py"))
ROWS = b"id,hecha\n1,2025-03-10 07:00:00\n"
PLAIN = Source(
    record="queries",
    file="a.csv",
    zone="UTC",
    columns={"query_id": "id", "made_at": "hecha"},
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "room").mkdir()
    (tmp_path / "a.csv").write_bytes(ROWS)
    return Desk(folder=tmp_path, room=tmp_path / "room", zone="UTC", key="ab" * 32)


def brought_in(desk: Desk, source: Source = PLAIN) -> Receipt:
    return admit("log", source, RECORDS["queries"], desk=desk).receipt


def refusal(desk: Desk, source: Source = PLAIN) -> str:
    with pytest.raises(TableError) as wrong:
        brought_in(desk, source)
    assert str(desk.folder) not in str(wrong.value)
    return str(wrong.value)


Stand = Callable[[str], None]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """Let a shell script stand in for the interpreter that the reading process runs in."""

    def stand_in(script: str) -> None:
        file = tmp_path / "reader"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(file))

    return stand_in


PATIENCE_OF_ONE_SECOND = (
    f"exec {sys.executable} -c 'import veedor.engine.admission.child as c;"
    " c.seconds_for = lambda size: 1; c.main()'"
)


def test_a_file_that_costs_too_much_processor_time_is_refused(
    desk: Desk, reader: Stand
) -> None:
    MAKE["workbook_with_an_endless_gap"](desk.folder / "a.xlsx")
    reader(PATIENCE_OF_ONE_SECOND)
    size = (desk.folder / "a.xlsx").stat().st_size
    assert refusal(desk, msgspec.structs.replace(PLAIN, file="a.xlsx")) == (
        "a.xlsx: reading it took more processor time or memory than a file of "
        f"{size} bytes may need (30 s). The file may be built to exhaust the reader: ask for "
        "a plain CSV of the same table."
    )


def test_a_reader_that_the_machine_kills_is_a_refusal(desk: Desk, reader: Stand) -> None:
    reader("kill -9 $$")
    assert "a.csv: reading it took more processor time or memory" in refusal(desk)


def test_a_reader_that_fails_tells_the_name_of_its_fault_and_no_more(
    desk: Desk, reader: Stand
) -> None:
    reader('echo "ValueError: 27001111 in /home/ana" >&2; exit 1')
    assert refusal(desk) == (
        "a.csv: the reading process ended by itself (ValueError). Run again; if it happens "
        "again, report it to Veedor with the file's form and size."
    )


def test_a_reader_that_fails_in_silence_tells_its_code(desk: Desk, reader: Stand) -> None:
    reader("exit 3")
    many = {f"column {n}": "x" * 100 for n in range(2000)}
    assert "(code 3)" in refusal(desk, msgspec.structs.replace(PLAIN, columns=many))


def test_a_talkative_reader_does_not_stop(desk: Desk, reader: Stand) -> None:
    reader(f'head -c 1000000 /dev/zero >&2; exec {sys.executable} "$@"')
    assert brought_in(desk).admitted == 1


def test_a_reader_takes_nothing_from_the_environment_but_what_it_needs(
    desk: Desk, reader: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    reader(f'env > {desk.folder}/seen; exec {sys.executable} "$@"')
    brought_in(desk)
    seen = dict(line.split("=", 1) for line in (desk.folder / "seen").read_text().splitlines())
    assert seen["TZ"] == "UTC"
    assert "AWS_SECRET_ACCESS_KEY" not in seen


def test_the_pseudonym_key_is_in_no_command_line(desk: Desk, reader: Stand) -> None:
    reader(f'echo "$0 $@" > {desk.folder}/seen; exec {sys.executable} "$@"')
    brought_in(desk)
    assert desk.key not in (desk.folder / "seen").read_text()


def test_a_very_long_value_costs_no_memory(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    with (tmp_path / "a.csv").open("wb") as file:
        file.write(ROWS + b"2,")
        for _ in range(256):
            file.write(b"a" * (1 << 20))
    script = f"""
import resource
from pathlib import Path
from veedor.core import Source, TableError
from veedor.engine import Desk, admit
from veedor.records import RECORDS
folder = Path({str(tmp_path)!r})
columns = {{"query_id": "id", "made_at": "hecha"}}
source = Source(record="queries", file="a.csv", zone="UTC", columns=columns)
desk = Desk(folder=folder, room=folder / "room", zone="UTC", key="ab" * 32)
try:
    admit("log", source, RECORDS["queries"], desk=desk)
except TableError as wrong:
    print(wrong.message.id, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    id_, mebibytes = ran.stdout.split()
    assert id_ == "text.long-record"
    assert int(mebibytes) < 256


def growing(file: Path) -> None:
    with file.open("ab") as more:
        more.write(b"2,2025-03-10 08:00:00\n")


def altered(file: Path) -> None:
    with file.open("r+b") as same_size:
        same_size.seek(len(ROWS) - 3)
        same_size.write(b"9")
    os.utime(file, ns=(1, 1))


def replaced(file: Path) -> None:
    file.with_name("other").write_bytes(ROWS)
    file.with_name("other").replace(file)


def removed(file: Path) -> None:
    file.unlink(missing_ok=True)


def swapped_for_a_link(file: Path) -> None:
    file.with_name("other").write_bytes(ROWS)
    file.unlink(missing_ok=True)
    file.symlink_to("other")


@pytest.mark.parametrize("change", [growing, altered, replaced, removed, swapped_for_a_link])
def test_a_file_that_changes_while_it_is_read_is_refused(
    change: Callable[[Path], None], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watched:
        def __init__(self) -> None:
            self.digest, self.chunks = sha256(), 0

        def update(self, chunk: bytes) -> None:
            self.digest.update(chunk)
            self.chunks += 1
            if self.chunks == 1:
                change(desk.folder / "a.csv")

        def hexdigest(self) -> str:
            return self.digest.hexdigest()

    monkeypatch.setattr(store, "CHUNK", 16)
    monkeypatch.setattr(store, "sha256", Watched)
    assert refusal(desk) == (
        "a.csv: the file changed while it was being read. Close the programs that write to it "
        "and run again."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "this account may not read the file"),
        (errno.ENXIO, "this is a link, a folder or a device, not a plain file"),
        (errno.ENOENT, "there is no such file"),
    ],
)
def test_why_a_file_cannot_be_opened_is_told(
    number: int, said: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", opened)
    assert f"a.csv: {said}. " in refusal(desk)


def test_a_disk_that_fails_while_it_is_read_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        def update(self, _chunk: bytes) -> None:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(store, "sha256", Failing)
    assert refusal(desk) == (
        "a.csv: the file could not be read to its end (Input/output error). Copy it to this "
        "machine's own disk and run again; if that fails, ask for it again."
    )


FULL = (
    "a.csv: the disk is full: the work copy needs {size} bytes. Free some space, or name "
    "another folder with --work; nothing was published."
)


def test_a_disk_that_fills_while_evidence_is_copied_is_told(desk: Desk) -> None:
    (desk.room / "incoming").symlink_to("/dev/full")
    assert refusal(desk) == FULL.format(size=len(ROWS))
    assert list(desk.room.iterdir()) == []


def test_a_disk_that_fills_in_the_reading_process_is_told(desk: Desk) -> None:
    digest = sha256(ROWS).hexdigest()
    (desk.room / f"sha256-{digest}.csv.utf8").symlink_to("/dev/full")
    latin = msgspec.convert({"encoding": "latin-1"}, type(PLAIN.reading))
    source = msgspec.structs.replace(PLAIN, reading=latin)
    assert refusal(desk, source) == FULL.format(size=len(ROWS))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_fills_while_the_table_is_written_is_told(
    tmp_path: Path, tiny_disk: Path
) -> None:
    lines = (
        f"{sha256(str(n).encode()).hexdigest()},2025-03-10 07:00:00" for n in range(22_000)
    )
    (tmp_path / "a.csv").write_text("id,hecha\n" + "\n".join(lines) + "\n")
    desk = Desk(folder=tmp_path, room=tiny_disk, zone="UTC", key="ab" * 32)
    size = (tmp_path / "a.csv").stat().st_size
    assert size < 1_950_000
    assert refusal(desk) == FULL.format(size=size)


def test_a_kept_file_is_the_evidence_bit_by_bit_and_for_its_owner_alone(desk: Desk) -> None:
    kept = keep(desk.folder / "a.csv", name="a.csv", store=desk.room)
    assert kept.path.read_bytes() == ROWS
    assert kept.path.name == f"sha256-{sha256(ROWS).hexdigest()}.csv"
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o400


def test_rows_in_the_case_may_bear_their_own_names(desk: Desk) -> None:
    source = Source(
        record="purposes",
        rows=({"codigo": "A;1", "base": "lawful"}, {"codigo": 'B"', "base": "lawful"}),
        columns={"purpose": "codigo", "basis": "base"},
    )
    admitted = admit("fines", source, RECORDS["purposes"], desk=desk)
    assert admitted.receipt.admitted == 2
    assert admitted.receipt.file == "case.yaml: sources.fines"


def test_seconds_grow_with_the_file() -> None:
    assert [seconds_for(size) for size in (0, 1_000_000, 100_000_000)] == [30, 31, 130]


def test_the_reading_process_ends_with_its_parent(desk: Desk) -> None:
    MAKE["workbook_with_an_endless_gap"](desk.folder / "a.xlsx")
    kept = keep(desk.folder / "a.xlsx", name="a.xlsx", store=desk.room)
    job = Job(
        source_name="log",
        source=PLAIN,
        record=RECORDS["queries"],
        zone="UTC",
        key=desk.key,
        kept=kept,
        out=desk.room / "out.parquet",
        persons_as_text=False,
        threads=1,
        memory="1GB",
    )
    with subprocess.Popen(
        [sys.executable, "-m", main.__module__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        child.stdin.write(msgspec.json.encode(job, enc_hook=str) + b"\n")
        child.stdin.flush()
        while not (desk.room / f"{kept.path.name}.csv").exists():
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.01)
        assert child.poll() is None
        child.stdin.close()
        assert child.wait(20) == 70


def test_a_work_folder_is_private_and_leaves_nothing(tmp_path: Path) -> None:
    with workroom(tmp_path) as room:
        assert stat.S_IMODE(room.stat().st_mode) == 0o700
        (room / "evidence").write_bytes(b"x")
        (room / "evidence").chmod(0o400)
    assert list(tmp_path.iterdir()) == []


def test_a_work_folder_leaves_nothing_when_the_work_fails(tmp_path: Path) -> None:
    def interrupted() -> None:
        with workroom(tmp_path) as room:
            (room / "evidence").write_bytes(b"x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_only_folders_of_dead_runs_are_swept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    dead = tmp_path / f".veedor-work-{ended.pid}-abc"
    alive = tmp_path / f".veedor-work-{os.getpid()}-abc"
    stranger = tmp_path / ".veedor-work-not-a-number"
    beyond = tmp_path / f".veedor-work-{10**30}-abc"
    other = tmp_path / "evidence"
    for folder in (dead, alive, stranger, beyond, other):
        folder.mkdir()
        (folder / "kept").write_bytes(b"x")
    link = tmp_path / f".veedor-work-{ended.pid}-link"
    link.symlink_to(other)
    with workroom(tmp_path):
        pass
    assert {file.name for file in tmp_path.iterdir()} == {
        alive.name,
        stranger.name,
        beyond.name,
        other.name,
        link.name,
    }
    assert (other / "kept").exists()
