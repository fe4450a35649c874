"""What is asked of an engine at once, and what only while the audit goes through it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from veedor.audits.requests import AUDIT
from veedor.audits.requests.counts import ByDate, Counts
from veedor.core import Row, Setting, Value
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.run.asking import ask_all, counted, counts_of
from veedor.run.step import Step, silent

SETTING = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
BINDS = AUDIT.binds(AUDIT.options(), SETTING)
COVERAGE: Row = {"admitted": 5, "before": 0, "after": 0, "withdrawn": 0, "last_day": None}


def asked_on(day: int) -> Row:
    row: Row = dict.fromkeys(ByDate.__struct_fields__)
    on = date(2024, 3, day)
    return row | {"kind": "access", "body": "", "received_on": on, "outcome": "", "requests": 1}


class Canned:
    """An engine that knows five requests, in batches of two, and notes what it was asked."""

    def __init__(self) -> None:
        self.batched = 0
        self.lost = 0

    def open(self, tables: Mapping[str, Path]) -> None:
        raise NotImplementedError

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        raise NotImplementedError

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        assert set(binds) == {"first_day", "last_day"}
        return [COVERAGE] if "admitted" in sql else [{"starts_in": 2024}]

    def batches(self, sql: str, binds: Mapping[str, Value]) -> Iterator[Sequence[Row]]:
        assert "GROUP BY" in sql
        assert set(binds) == {"first_day", "last_day"}
        rows = iter([asked_on(day) for day in range(1, 6 - self.lost * self.batched)])
        while batch := list(islice(rows, 2)):
            yield batch
        self.batched += 1

    def columns(self, sql: str, binds: Mapping[str, Value]) -> Any:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def streamed(engine: Canned) -> tuple[Any, Counts]:
    asked = ask_all(engine, AUDIT, BINDS, silent)
    counts = counts_of(AUDIT, asked)
    assert isinstance(counts, Counts)
    return asked, counts


def rows_of(asked: Any) -> dict[str, int]:
    return {name: text.rows for name, (text, _) in counted(asked).items()}


def test_a_streamed_count_gives_its_structs_each_time_anew() -> None:
    engine = Canned()
    _, counts = streamed(engine)
    assert engine.batched == 0
    days = [one.received_on for one in counts.by_date]
    assert days == [date(2024, 3, day) for day in range(1, 6)]
    assert all(isinstance(one, ByDate) for one in counts.by_date)
    assert engine.batched == 2


@pytest.mark.parametrize("times", [0, 1, 2])
def test_its_rows_are_counted_however_often_the_audit_goes_through_it(times: int) -> None:
    engine = Canned()
    asked, counts = streamed(engine)
    for _ in range(times):
        assert len(list(counts.by_date)) == 5
    assert rows_of(asked) == {"coverage": 1, "years": 1, "by_date": 5}
    assert engine.batched == max(times, 1)


def test_its_rows_are_all_counted_where_the_audit_saw_some() -> None:
    asked, counts = streamed(Canned())
    assert next(iter(counts.by_date)).received_on == date(2024, 3, 1)
    assert rows_of(asked)["by_date"] == 5


def test_a_stream_that_changes_between_two_times_is_no_answer() -> None:
    engine = Canned()
    engine.lost = 1
    asked, counts = streamed(engine)
    assert [len(list(counts.by_date)) for _ in range(2)] == [5, 4]
    with pytest.raises(ValueError, match="too many values to unpack"):
        counted(asked)


def test_a_row_that_does_not_fit_its_struct_is_not_passed_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(globals(), "asked_on", lambda _day: {"kind": "access"})
    _, counts = streamed(Canned())
    with pytest.raises(ValueError, match="missing required field"):
        next(iter(counts.by_date))


def test_a_stream_is_told_when_it_is_gone_through_and_stands_in_its_place() -> None:
    told: list[Step] = []
    asked = ask_all(Canned(), AUDIT, BINDS, told.append)
    assert [(step.name, step.done) for step in told] == [("coverage", 0), ("years", 1)]
    counts = counts_of(AUDIT, asked)
    assert isinstance(counts, Counts)
    assert len(list(counts.by_date)) == 5
    assert (told[-1].name, told[-1].done, told[-1].total) == ("by_date", 2, 3)
    assert list(asked) == ["coverage", "years", "by_date"]
