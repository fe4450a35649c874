"""The clock of the stops: what it counts, and its columns against rows read one by one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from tests.audits.stops.by_hand import STOP, Ask, Count, Row, estimate
from veedor.audits.stops.counts import Counts
from veedor.audits.stops.options import binds
from veedor.audits.stops.twilight import sorted_by_light
from veedor.audits.stops.view import see
from veedor.stats.sun import evening

HERE: dict[str, Any] = {"latitude": 45.0, "longitude": 0.1}
Key = tuple[date, int, int, str]


def stop(number: int, at: str, **more: object) -> Row:
    return {**STOP, "stop_id": str(number), "started_at": at, "act": "stop"} | more


def read(counts: Counts) -> dict[Key, int]:
    """Give the columns of the clock as they read."""
    names = {one.group_no: one.group_name for one in counts.groups}
    columns = ("day_no", "minute_of_day", "unit_no", "group_no", "acts")
    rows = zip(*(counts.clock[name].tolist() for name in columns), strict=True)
    return {(date.fromordinal(d), m, unit, names[g]): n for d, m, unit, g, n in rows}


def drawn(seed: int) -> list[Row]:
    dice = Random(seed)
    first = datetime.fromisoformat("2023-12-29 16:00:00")
    return [
        stop(
            number,
            str(first + timedelta(days=dice.randrange(0, 200, 9), minutes=dice.randrange(420))),
            act=dice.choice([None, "arrest", "stop", "stop"]),
            account=dice.choice([None, "", "a", "b", "ñ"]),
            group_name=dice.choice([None, "A", "B", " B ", "É"]),
        )
        for number in range(60 * seed)
    ]


def by_hand(rows: Iterable[Row], act: str, ends: tuple[Any, Any]) -> Counter[Key]:
    rows = list(rows)
    accounts = sorted({str(row["account"] or "") for row in rows})
    found: Counter[Key] = Counter()
    for row in rows:
        at = datetime.fromisoformat(str(row["started_at"]))
        minute = 60 * at.hour + at.minute
        account = str(row["account"] or "")
        unit = accounts.index(account) + 1 if account else 0
        if str(row["act"] or "") == act and ends[0] <= minute <= ends[1]:
            found[at.date(), minute, unit, str(row["group_name"] or "").strip()] += 1
    return found


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("named", [None, "arrest", "", "no such kind"])
def test_it_counts_the_kind_that_is_compared(
    counts: Count, seed: int, named: str | None
) -> None:
    rows = drawn(seed)
    found, options, setting = counts({"stops": rows}, act=named, **HERE)
    view = see(found, options, setting)
    bound = binds(options, setting)
    assert read(found) == by_hand(rows, view.act, (bound["veil_from"], bound["veil_to"]))
    assert {one.group_name for one in found.groups} - {""} == set(view.groups)


@pytest.mark.parametrize("seed", range(4))
def test_sorting_by_light_gives_what_going_through_the_rows_gives(
    counts: Count, seed: int
) -> None:
    found, options, setting = counts({"stops": drawn(seed)}, act="stop", **HERE)
    view = see(found, options, setting)
    wanted: Counter[tuple[int, bool, int, str]] = Counter()
    twilight = 0
    for (day, minute, unit, group), acts in read(found).items():
        sun = evening(day, HERE["latitude"], HERE["longitude"], setting.zone)
        assert sun is not None
        if sun.sunset <= minute <= sun.dusk:
            twilight += acts
        else:
            wanted[minute, minute > sun.dusk, unit, group] += acts
    seen = sorted_by_light(view)
    names = {number: name for name, number in seen.numbers.items()}
    columns = (seen.minute, seen.dark, seen.unit, seen.group, seen.acts)
    rows = list(zip(*(held.tolist() for held in columns), strict=True))
    assert {(m, dark, unit, names[g]): n for m, dark, unit, g, n in rows} == wanted
    assert (len(rows), seen.twilight) == (len(wanted), twilight)


def test_a_day_without_an_evening_is_neither_light_nor_dark(counts: Count) -> None:
    far = {"latitude": 62.0, "longitude": 0.1}
    found, options, setting = counts({"stops": [stop(1, "2023-06-21 20:00:00")]}, **far)
    assert evening(date(2023, 6, 21), 62.0, 0.1, "UTC") is None
    seen = sorted_by_light(see(found, options, setting))
    assert (len(seen.acts), seen.twilight) == (0, 1)


def test_without_a_place_on_the_globe_or_an_act_in_its_hours_there_is_no_clock(
    counts: Count, ask: Ask
) -> None:
    rows = [stop(n, "2023-06-21 12:00:00", group_name="AB"[n % 2]) for n in range(4)]
    for where, why in (({}, "veil.no-place"), (HERE, "veil.none")):
        found, _, _ = counts({"stops": rows}, **where)
        assert read(found) == {}
        assert len(found.groups) == 2
        because = estimate(ask({"stops": rows}, **where), "veil.odds").absent_because
        assert because is not None
        assert because.id == why
