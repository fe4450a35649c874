"""What the findings share: why a number is absent, what to ask for, splits of marked rows."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from veedor.core import Ask, Estimate, Interval, Sentence, Setting, say
from veedor.stats.exact import rounded
from veedor.stats.splits import Split

RowT = TypeVar("RowT")
CONFIDENCE = "Horvitz and Thompson (1952), exact limits by stratum (Zou and Donner 2008)"


def lacks(setting: Setting, record: str, *columns: str) -> Sentence | None:
    """Say which record or column was not handed over; None where all were."""
    if record not in setting.given:
        return say(f"absent.no-{record.replace('_', '-')}")
    for column in columns:
        if not setting.has(record, column):
            return say("absent.no-column", column=column)
    return None


def asks(because: Sentence | None, record: str) -> tuple[Ask, ...]:
    """Ask for a record where it, or a column of it, is lacking."""
    text = say(f"ask.{record.replace('_', '-')}")
    return () if because is None else (Ask(record=record, text=text),)


def split_rows(
    rows: Iterable[RowT], test: Callable[[RowT], bool | None], size: Callable[[RowT], int]
) -> Split:
    """Split rows by a test that may not be able to tell."""
    found: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    for row in rows:
        found[test(row)] += size(row)
    return Split(yes=found[True], no=found[False], unknown=found[None])


def confident(low: float, value: float, high: float, level: float) -> Interval:
    """Give a statistical interval, rounded outwards never further than ten digits."""
    return Interval(
        kind="confidence",
        low=rounded(low),
        value=rounded(value),
        high=rounded(high),
        level=level,
    )


def rate_of(
    name: str, label: Sentence, unit: str, support: int, interval: Interval, method: str
) -> Estimate:
    """Give a number that is no share and no count of its unit."""
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=unit,
        support=support,
        method=method,
        interval=interval,
    )


def all_of(*tests: bool | None) -> bool | None:
    """Say whether all hold: one that does not decides, and then one that cannot be told.

    >>> all_of(True, None), all_of(False, None), all_of(True, True)
    (None, False, True)
    """
    if False in tests:
        return False
    return None if None in tests else True


def any_of(*tests: bool | None) -> bool | None:
    """Say whether any holds: one that does decides, and then one that cannot be told.

    >>> any_of(True, None), any_of(False, None), any_of(False, False)
    (True, None, False)
    """
    if True in tests:
        return True
    return None if None in tests else False
