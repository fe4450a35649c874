"""One pass over the requests against each by itself, and what of it is held."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest

from veedor.audits.requests.counts import ByDate, Counts, Coverage
from veedor.audits.requests.register import Register, judge
from veedor.audits.requests.tests.by_hand import ALL, CABA, find, on, years
from veedor.core import Setting, Stream
from veedor.core.audit import OPEN_FROM, OPEN_TO

KINDS = ("access", "rectification", "erasure", "foi", "court_order", "comment", "explanation")
OUTCOMES = ("", "granted", "partial", "refused", "no answer")
TALLIES = ("standing", "late", "addressed", "waited")
SETTING = Setting(
    given={"requests": ALL},
    zone="America/Argentina/Buenos_Aires",
    seed=1,
    start=OPEN_FROM,
    end=OPEN_TO,
)


def a_request(dice: Random, days: int = 300) -> ByDate:
    def day() -> date | None:
        return dice.choice([None, date(2023, 11, 1) + timedelta(days=dice.randrange(days))])

    return ByDate(
        kind=dice.choice(KINDS),
        body=dice.choice(["", "A", "B"]),
        received_on=day(),
        due_on=day(),
        answered_on=day(),
        done_on=day(),
        outcome=dice.choice(OUTCOMES),
        extended=dice.choice([None, True, False]),
        reasoned=dice.choice([None, True, False]),
        explained=dice.choice([None, True, False]),
        requests=dice.randrange(1, 5),
    )


def judged_of(*rows: ByDate, frame_of: tuple[ByDate, ...]) -> Register:
    """Judge rows with the calendar of ``frame_of``."""
    counts = Counts(
        coverage=(Coverage(0, 0, 0, 0, on("2024-06-30")),),
        years=years(*frame_of),
        by_date=Stream(ask=lambda: iter(rows)),
    )
    return judge(counts, CABA, SETTING)


@pytest.mark.parametrize("seed", range(12))
def test_together_they_are_counted_as_each_by_itself(seed: int) -> None:
    dice = Random(f"requests {seed}")
    rows = tuple(a_request(dice) for _ in range(80))
    together = judged_of(*rows, frame_of=rows)
    alone = [judged_of(row, frame_of=rows) for row in rows]
    for tally in TALLIES:
        plain: Counter[Any] = Counter()
        for one in alone:
            plain.update(getattr(one, tally))
        assert getattr(together, tally) == plain, tally
    assert sum(together.standing.values()) == sum(row.requests for row in rows)
    assert together.first_received == min(one.first_received or date.max for one in alone)
    assert together.last_due == max(one.last_due or date.min for one in alone)
    assert {one.state for one in together.standing} >= {"late", "unknown", "no term"}


@pytest.mark.parametrize("seed", range(6))
def test_neither_the_order_of_requests_nor_how_they_are_grouped_changes_a_finding(
    seed: int,
) -> None:
    dice = Random(f"orders {seed}")
    rows = [a_request(dice) for _ in range(80)]
    apart = [
        msgspec.structs.replace(row, requests=1) for row in rows for _ in range(row.requests)
    ]
    dice.shuffle(apart)
    assert find(*apart) == find(*rows)


def test_ten_times_as_many_requests_on_the_same_days_need_no_more_room() -> None:
    dice = Random("room")
    rows = tuple(a_request(dice, days=30) for _ in range(300))
    ten_times = tuple(
        msgspec.structs.replace(row, requests=row.requests + more)
        for row in rows
        for more in range(10)
    )
    few, many = judged_of(*rows, frame_of=rows), judged_of(*ten_times, frame_of=rows)
    for tally in TALLIES:
        assert getattr(many, tally).keys() == getattr(few, tally).keys(), tally
    assert sum(many.standing.values()) > 10 * sum(few.standing.values())


def test_requests_are_gone_through_once() -> None:
    dice, passes = Random("once"), []
    rows = tuple(a_request(dice) for _ in range(5))

    def ask() -> Any:
        passes.append(1)
        return iter(rows)

    counts = Counts(
        coverage=(Coverage(5, 0, 0, 0, on("2024-06-30")),),
        years=years(*rows),
        by_date=Stream(ask=ask),
    )
    judge(counts, CABA, SETTING)
    assert passes == [1]
