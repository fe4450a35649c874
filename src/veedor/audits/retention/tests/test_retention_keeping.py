"""One pass over the lives against each life by itself, and what of it is held."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest

from veedor.audits.retention.counts import ByDay, Counts, Coverage, Stated
from veedor.audits.retention.keeping import Keeping, hold
from veedor.audits.retention.options import RetentionOptions
from veedor.audits.retention.tests.by_hand import ALL, NO_LOG, find, on, term, years
from veedor.core import Setting, Stream
from veedor.core.audit import OPEN_FROM, OPEN_TO

KINDS = ("alert", "recording", "entry", "profile", "capture", "log")
TALLIES = ("standing", "overdue", "deployed", "lasted", "logs")
OPTIONS = RetentionOptions(
    province="C", as_of="2024-09-30", closure_days=10, ended_days=20, review_days=100
)
SETTING = Setting(
    given={"lives": ALL, "terms": frozenset({"kind"})},
    zone="America/Argentina/Buenos_Aires",
    seed=1,
    start=OPEN_FROM,
    end=OPEN_TO,
)


def a_life(dice: Random, days: int = 400) -> ByDay:
    def day() -> date | None:
        return dice.choice([None, date(2023, 9, 1) + timedelta(days=dice.randrange(days))])

    return ByDay(
        kind=dice.choice(KINDS),
        system=dice.choice([None, "S", "T"]),
        deployment_id=dice.choice([None, "1", "2"]),
        created_on=day(),
        used_on=day(),
        deleted_on=day(),
        deletion=dice.choice([None, "logical", "physical"]),
        has_case=dice.choice([None, True, False]),
        case_closed_on=day(),
        ended_on=day(),
        matched=dice.choice([None, True, False]),
        review_due_on=day(),
        reviewed_on=day(),
        minutes_created=dice.choice([None, dice.randrange(90_000)]),
        minutes_used=dice.choice([None, dice.randrange(90_000)]),
        items=dice.randrange(1, 5),
    )


def some_terms(dice: Random) -> tuple[Stated, ...]:
    return tuple(
        term(
            kind,
            dice.choice([1, 30, 60]),
            dice.choice(["hours", "days", "working_days", "months"]),
            system=dice.choice([None, "S"]),
            counted_from=dice.choice(["created", "used", "closed", "ended"]),
            matched=dice.choice([None, True, False]),
            spares_cases=dice.choice([None, True]),
            valid_to=dice.choice([None, "2024-05-01"]),
        )
        for kind in KINDS
        for _ in range(2)
    )


def held_of(*rows: ByDay, terms: tuple[Stated, ...], frame_of: tuple[ByDay, ...]) -> Keeping:
    """Hold rows against the terms, with the calendar of ``frame_of``."""
    counts = Counts(
        coverage=(Coverage(0, 0, 0, on("2024-09-30")),),
        years=years(*frame_of),
        by_day=Stream(ask=lambda: iter(rows)),
        stated=terms,
        log_days=(NO_LOG,),
    )
    return hold(counts, OPTIONS, SETTING)


@pytest.mark.parametrize("seed", range(12))
def test_together_they_are_counted_as_each_by_itself(seed: int) -> None:
    dice = Random(f"lives {seed}")
    rows, terms = tuple(a_life(dice) for _ in range(60)), some_terms(dice)
    together = held_of(*rows, terms=terms, frame_of=rows)
    alone = [held_of(row, terms=terms, frame_of=rows) for row in rows]
    for tally in TALLIES:
        plain: Counter[Any] = Counter()
        for one in alone:
            plain.update(getattr(one, tally))
        assert getattr(together, tally) == plain, tally
    assert sum(together.standing.values()) == sum(row.items for row in rows)
    assert together.first_made == min(row.created_on for row in rows if row.created_on)
    assert {one.state for one in together.standing} >= {"past", "kept", "unknown"}


@pytest.mark.parametrize("seed", range(6))
def test_neither_the_order_of_lives_nor_how_they_are_grouped_changes_a_finding(
    seed: int,
) -> None:
    dice = Random(f"orders {seed}")
    rows, terms = [a_life(dice) for _ in range(60)], some_terms(dice)
    apart = [msgspec.structs.replace(row, items=1) for row in rows for _ in range(row.items)]
    dice.shuffle(apart)
    assert find(*apart, terms=terms, options=OPTIONS) == find(
        *rows, terms=terms, options=OPTIONS
    )


def test_ten_times_as_many_things_on_the_same_days_need_no_more_room() -> None:
    dice = Random("room")
    rows, terms = tuple(a_life(dice, days=30) for _ in range(300)), some_terms(dice)
    ten_times = tuple(
        msgspec.structs.replace(row, items=row.items + more)
        for row in rows
        for more in range(10)
    )
    few = held_of(*rows, terms=terms, frame_of=rows)
    many = held_of(*ten_times, terms=terms, frame_of=rows)
    for tally in TALLIES:
        assert getattr(many, tally).keys() == getattr(few, tally).keys(), tally
    assert sum(many.standing.values()) > 10 * sum(few.standing.values())


def test_lives_are_gone_through_once() -> None:
    dice, passes = Random("once"), []
    rows = tuple(a_life(dice) for _ in range(5))

    def ask() -> Any:
        passes.append(1)
        return iter(rows)

    counts = Counts(
        coverage=(Coverage(5, 0, 0, on("2024-09-30")),),
        years=years(*rows),
        by_day=Stream(ask=ask),
        stated=some_terms(dice),
        log_days=(NO_LOG,),
    )
    hold(counts, OPTIONS, SETTING)
    assert passes == [1]
