"""Ask every query of a kind of tables already made, and say what each cost.

``python growth_asked.py KIND TABLES ROOM MEMORY THREADS``: TABLES is a folder with one
canonical Parquet file for each record; the last line printed is the answer, as JSON.
"""

import json
import resource
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from veedor import audits
from veedor.core import AnyAudit, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine import Desk, Engine, empty, start
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.run import find_audit
from veedor.run.asking import ask_all, counted, counts_of
from veedor.run.kinds import packaged
from veedor.run.places import place
from veedor.run.plan import make_plan
from veedor.run.step import Step

ZONE = "America/Argentina/Buenos_Aires"
EVERY = 0.25  # seconds between looks at the work folder


def main(kind: str, tables: Path, room: Path, memory: str, threads: int) -> None:
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True, mode=0o700)
    audit, options = find_audit(kind), options_of(kind)
    given = {file.stem: file for file in tables.glob("*.parquet")}
    setting = whole(given, ZONE)
    laps = Laps()
    with most_on_disk(room) as disk, closing(engine(room, memory, threads)) as asked:
        made = opened(asked, audit, options, given, room)
        answers = ask_all(asked, audit, audit.binds(options, setting), laps.tell)
        counts_of(audit, answers)  # as a run does: it is memory too
        answers = counted(answers)  # what is streamed is gone through, and not held
        laps.close()
    crossed = {name: text.rows for name, (text, got) in answers.items() if got is not None}
    shutil.rmtree(room)
    told = {"queries": laps.seconds, "crossed": crossed, "disk": disk[0], "made": made}
    print(json.dumps(told))


def whole(given: Iterable[str], zone: str) -> Setting:
    """Give what an audit knows where these records were handed over with every column."""
    columns = {name: frozenset(c.name for c in RECORDS[name].columns) for name in given}
    return Setting(given=columns, zone=zone, seed=1, start=OPEN_FROM, end=OPEN_TO)


def options_of(kind: str) -> object:
    """Give the options of the kind's example: what an auditor would ask for."""
    requests = read_case(Path(audits.__path__[0]) / kind / "example" / "case.yaml").audits
    number = next(n for n, request in enumerate(requests) if request.kind == kind)
    return make_plan(requests[number], number).options


def engine(room: Path, memory: str, threads: int) -> Engine:
    return start("duck", room, threads=threads, memory=memory)


def opened(
    asked: Engine, audit: AnyAudit, options: object, given: dict[str, Path], room: Path
) -> list[str]:
    """Open the tables as a run does; give the records that were made from another."""
    desk = Desk(folder=room, room=room, zone=ZONE, key="00" * 32)
    tables, made = dict(given), []
    for need in audit.needs:
        if need.record in given:
            continue
        other = RECORDS[need.record].made_from
        if other in given:
            tables[other] = given[other]
            made.append((need.record, f"{need.record}_from_{other}.sql"))
        else:
            tables[need.record] = empty(RECORDS[need.record], desk=desk)
    if audit.placed is not None:
        tables |= place(audit.placed(options), tables, room, where="areas")
    asked.open(tables)
    for name, file in made:
        asked.derive(name, packaged("veedor.records", file), {})
    return [name for name, _ in made]


class Laps:
    """Processor and elapsed seconds between one step and the next, by query."""

    def __init__(self) -> None:
        self.seconds: dict[str, tuple[float, float]] = {}
        self._now, self._from = "opening", (0.0, time.perf_counter())

    def tell(self, step: Step) -> None:
        self.close()
        self._now = step.name

    def close(self) -> None:
        processor, wall = _processor(), time.perf_counter()
        spent = (processor - self._from[0], wall - self._from[1])
        self.seconds[self._now] = (round(spent[0], 3), round(spent[1], 3))
        self._from = (processor, wall)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def most_on_disk(room: Path) -> Iterator[list[int]]:
    """Watch how many bytes the work folder holds at once: derived tables, spilled parts."""
    most, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(EVERY):
            most[0] = max(most[0], sum(_size(file) for file in room.rglob("*")))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield most
    finally:
        done.set()
        watcher.join()


def _size(file: Path) -> int:
    try:
        return file.stat().st_blocks * 512
    except OSError:  # a spilled part that has just been let go
        return 0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
