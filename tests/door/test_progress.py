"""What a person sees of a long run: which work, how far, and about how long it still takes."""

import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from veedor.cli.progress import teller
from veedor.engine.admission import stage
from veedor.run import Step


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def told(steps: Sequence[tuple[float, Step]], language: str = "en") -> list[str]:
    stream, clock = StringIO(), Clock()
    tell = teller(stream, language, clock=clock)
    for moment, step in steps:
        clock.now = moment
        tell(step)
    return stream.getvalue().split("\r\x1b[K")[1:]


def reading(share: int, name: str = "log.csv") -> Step:
    return Step(what="read", name=name, done=share, total=100, unit="%")


def test_the_time_left_is_of_this_work_and_not_of_the_run() -> None:
    steps = [(1000, reading(0)), (1060, reading(20)), (1300, reading(99))]
    assert told(steps) == [
        "reading log.csv · 0 % · 1000 s",
        "reading log.csv · 20 % · 1060 s · about 4 min left",
        "reading log.csv · 99 % · 1300 s · less than a minute left",
    ]
    assert told(steps, "es")[1] == "leyendo log.csv · 20 % · 1060 s · faltan unos 4 min"


def test_nothing_is_promised_before_a_tenth_is_done_or_ten_seconds_have_passed() -> None:
    assert told([(0, reading(0)), (600, reading(9))])[1] == "reading log.csv · 9 % · 600 s"
    assert told([(0, reading(0)), (9, reading(50))])[1] == "reading log.csv · 50 % · 9 s"


def test_hours_are_said_as_hours() -> None:
    assert told([(0, reading(0)), (3600, reading(25))])[1].endswith("about 3 h 0 min left")


def test_each_file_and_each_audit_has_its_own_clock() -> None:
    def asked(done: int) -> Step:
        return Step(what="query", name="outside", done=done, total=4, unit="queries")

    steps = [(0, asked(0)), (60, asked(2)), (100, asked(0)), (120, asked(2))]
    seen = told(steps)
    assert seen[1] == "counting outside · 2 queries · 50 % · 60 s · about 1 min left"
    assert seen[3] == "counting outside · 2 queries · 50 % · 120 s · less than a minute left"
    other = told([(0, reading(0)), (0, reading(0, "b")), (99, reading(50, "b"))])[2]
    assert other == "reading b · 50 % · 99 s · about 2 min left"


class Database:
    def query_progress(self) -> float:
        return 41.7


def test_the_reading_process_is_followed_through_its_stages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "EVERY", 0.01)
    seen: list[tuple[str, int | None]] = []
    file = tmp_path / "a.progress"
    with (
        stage.Progress(Database(), file) as progress,  # type: ignore[arg-type]
        stage.followed(file, lambda *said: seen.append(said)),
    ):
        for name in ("count", "read", "check"):
            progress.enter(name)
            wanted = (name, 41 if name == "read" else None)
            until = time.monotonic() + 30
            while wanted not in seen and time.monotonic() < until:
                time.sleep(0.01)
    assert dict.fromkeys(seen) == dict.fromkeys(
        [("count", None), ("read", 41), ("check", None)]
    )
    after = len(seen)
    time.sleep(0.05)
    assert len(seen) == after
