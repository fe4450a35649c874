"""What is asked of an engine at once, and what only while the audit goes through it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.engine.edges import store
from veedor.audits.requests import AUDIT
from veedor.audits.requests.counts import ByDate, Counts
from veedor.core import AuditError, Row, Setting, Value
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine import DuckEngine, duck
from veedor.records import RECORDS
from veedor.run.asking import ask_all, counted, counts_of
from veedor.run.step import Step, silent

SETTING = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
BINDS = AUDIT.binds(AUDIT.options(), SETTING)
REQUESTS = RECORDS["requests"]


class Watched(DuckEngine):
    """DuckDB with five requests on record, which notes what is asked of it in batches.

    ``lost``: how many rows fewer there are each further time; ``lacks``: a column left out.
    """

    def __init__(self, room: Path) -> None:
        super().__init__(room, threads=1, memory="1GB")
        self.batched = self.lost = 0
        self.lacks: str | None = None
        empty: Row = dict.fromkeys(column.name for column in REQUESTS.columns)
        rows = [
            empty
            | {"request_id": str(day), "kind": "access", "received_on": date(2024, 3, day)}
            for day in range(1, 6)
        ]
        self.open({"requests": store(REQUESTS, rows, room / "requests")["duck"]})

    def batches(self, sql: str, binds: Mapping[str, Value]) -> Iterator[Sequence[Row]]:
        left = 5 - self.lost * self.batched
        for batch in super().batches(sql, binds):
            kept = [{k: v for k, v in row.items() if k != self.lacks} for row in batch[:left]]
            left -= len(kept)
            yield kept
        self.batched += 1


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Hand over rows two by two, so that five of them make three batches."""
    monkeypatch.setattr(duck, "BATCH", 2)
    with closing(Watched(tmp_path)) as opened:
        yield opened


def streamed(engine: Watched) -> tuple[Any, Counts]:
    asked = ask_all(engine, AUDIT, BINDS, silent)
    counts = counts_of(AUDIT, asked)
    assert isinstance(counts, Counts)
    return asked, counts


def rows_of(asked: Any) -> dict[str, int]:
    return {name: text.rows for name, (text, _) in counted(asked).items()}


def test_a_streamed_count_gives_its_structs_each_time_anew(engine: Watched) -> None:
    _, counts = streamed(engine)
    assert engine.batched == 0
    days = [one.received_on for one in counts.by_date]
    assert days == [date(2024, 3, day) for day in range(1, 6)]
    assert all(isinstance(one, ByDate) for one in counts.by_date)
    assert engine.batched == 2


@pytest.mark.parametrize("times", [0, 1, 2])
def test_its_rows_are_counted_however_often_the_audit_goes_through_it(
    engine: Watched, times: int
) -> None:
    asked, counts = streamed(engine)
    for _ in range(times):
        assert len(list(counts.by_date)) == 5
    assert rows_of(asked) == {"coverage": 1, "years": 1, "by_date": 5}
    assert engine.batched == max(times, 1)


def test_its_rows_are_all_counted_where_the_audit_saw_some(engine: Watched) -> None:
    asked, counts = streamed(engine)
    assert next(iter(counts.by_date)).received_on == date(2024, 3, 1)
    assert rows_of(asked)["by_date"] == 5


def test_a_stream_that_changes_between_two_times_is_no_answer(engine: Watched) -> None:
    engine.lost = 1
    asked, counts = streamed(engine)
    assert [len(list(counts.by_date)) for _ in range(2)] == [5, 4]
    with pytest.raises(AuditError) as problem:
        counted(asked)
    assert problem.value.told("en") == (
        "by_date: the same query gave 4 rows one time and 5 another. Check the disk, and that"
        " nothing else writes into the work folder; then run it again."
    )
    assert problem.value.told("es").startswith(
        "by_date: la misma consulta dio 4 filas una vez y 5 otra. Revise el disco"
    )


def test_a_row_that_does_not_fit_its_struct_is_not_passed_on(engine: Watched) -> None:
    engine.lacks = "body"
    _, counts = streamed(engine)
    with pytest.raises(ValueError, match="missing required field"):
        next(iter(counts.by_date))


def test_a_stream_is_told_when_it_is_gone_through_and_stands_in_its_place(
    engine: Watched,
) -> None:
    told: list[Step] = []
    asked = ask_all(engine, AUDIT, BINDS, told.append)
    assert [(step.name, step.done) for step in told] == [("coverage", 0), ("years", 1)]
    counts = counts_of(AUDIT, asked)
    assert isinstance(counts, Counts)
    assert len(list(counts.by_date)) == 5
    assert (told[-1].name, told[-1].done, told[-1].total) == ("by_date", 2, 3)
    assert list(asked) == ["coverage", "years", "by_date"]
