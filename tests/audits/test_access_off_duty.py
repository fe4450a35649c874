"""Look-ups inside a stretch of duty or leave: the query against the rule, one by one."""

from datetime import datetime, timedelta
from random import Random

import duckdb
import pytest

from veedor.run import query

NOON = datetime.fromisoformat("2019-03-10 12:00:00")
PERIOD = (NOON - timedelta(hours=20), NOON + timedelta(hours=20))
Shift = tuple[str, datetime, datetime, str]
Look = tuple[str | None, datetime]


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def asked(looks: list[Look], shifts: list[Shift]) -> tuple[int, ...]:
    """Ask the query of these look-ups and shifts alone."""
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE queries (query_id VARCHAR, account VARCHAR, made_at TIMESTAMP)"
        )
        db.execute(
            "CREATE TABLE shifts"
            " (account VARCHAR, starts_at TIMESTAMP, ends_at TIMESTAMP, status VARCHAR)"
        )
        for number, look in enumerate(looks):
            db.execute("INSERT INTO queries VALUES (?, ?, ?)", [str(number), *look])
        for shift in shifts:
            db.execute("INSERT INTO shifts VALUES (?, ?, ?, ?)", shift)
        binds = {"period_from": PERIOD[0], "period_to": PERIOD[1]}
        row = db.execute(query("access", "off_duty"), binds).fetchone()
    return tuple(int(cell) for cell in row or ())


def reckoned(looks: list[Look], shifts: list[Shift]) -> tuple[int, ...]:
    """Hold each look-up against each stretch of its account, as the rule says."""
    known = {shift[0] for shift in shifts}
    seen = [
        (account, made)
        for account, made in looks
        if account in known and PERIOD[0] <= made < PERIOD[1]
    ]

    def within(status: str) -> int:
        return sum(
            any(s[0] == a and s[3] == status and s[1] <= m < s[2] for s in shifts)
            for a, m in seen
        )

    return len(seen), within("duty"), within("leave"), len({account for account, _ in seen})


@pytest.mark.parametrize(
    ("hours", "on_duty"), [(-0.001, 0), (0, 1), (7.999, 1), (8, 0), (12, 1), (12.5, 0)]
)
def test_a_stretch_holds_its_start_and_not_its_end(hours: float, on_duty: int) -> None:
    shifts = [("a", at(0), at(8), "duty"), ("a", at(12), at(12.25), "duty")]
    assert asked([("a", at(hours))], shifts) == (1, on_duty, 0, 1)


def test_where_one_stretch_ends_and_another_starts_at_once_duty_goes_on() -> None:
    shifts = [("a", at(0), at(4), "duty"), ("a", at(4), at(8), "duty")]
    assert asked([("a", at(4))], shifts) == (1, 1, 0, 1)


def test_stretches_that_overlap_count_a_look_up_once_and_leave_apart() -> None:
    shifts = [
        ("a", at(0), at(8), "duty"),
        ("a", at(2), at(4), "duty"),
        ("a", at(3), at(9), "leave"),
    ]
    looks: list[Look] = [("a", at(3)), ("a", at(5)), ("a", at(8.5))]
    assert asked(looks, shifts) == (3, 2, 3, 1)


@pytest.mark.parametrize("hours", [-13, -12, 11.999, 12, 17.999])
def test_a_stretch_goes_on_through_days_in_which_nothing_happens_to_it(hours: float) -> None:
    assert asked([("a", at(hours))], [("a", at(-60), at(18), "duty")]) == (1, 1, 0, 1)


def test_an_account_without_shifts_and_a_look_up_without_account_are_left_out() -> None:
    looks: list[Look] = [("b", at(1)), (None, at(1))]
    assert asked(looks, [("a", at(0), at(8), "duty")]) == (0, 0, 0, 0)


@pytest.mark.parametrize("seed", range(8))
def test_at_random_each_look_up_is_where_the_rule_puts_it(seed: int) -> None:
    dice = Random(seed)
    half_hours = range(-40, 41)  # so that ends meet, on both sides of two midnights
    shifts: list[Shift] = []
    for _ in range(12):
        start, end = sorted(at(dice.choice(half_hours) / 2) for _ in range(2))
        shifts.append((dice.choice("abc"), start, end, dice.choice(("duty", "leave"))))
    looks: list[Look] = [
        (dice.choice(("a", "b", "c", "d", None)), at(dice.choice(half_hours) / 2))
        for _ in range(80)
    ]
    assert asked(looks, shifts) == reckoned(looks, shifts)
