"""Estimates in the access audit's units, so that every finding gives them alike."""

from collections.abc import Callable

from msgspec import Struct

from veedor.audits.access.counts import Counts
from veedor.core import Estimate, Interval, Sentence, say
from veedor.stats import counted, share, share_bounds

UNITS = ("queries", "persons", "person-days")
INSIDE, LAWFUL, UNDOCUMENTED, NOT_LAWFUL, EVER, STATIC = 1, 2, 4, 8, 16, 32
OUTSIDE = LAWFUL | UNDOCUMENTED | NOT_LAWFUL


class Marked(Struct, frozen=True):
    """How many of each unit carry each set of marks."""

    queries: dict[int, int]
    persons: dict[int, int]
    person_days: dict[int, int]

    def of(self, unit: str) -> dict[int, int]:
        """Give the units by their marks."""
        return {"queries": self.queries, "persons": self.persons}.get(unit, self.person_days)

    def total(self, unit: str) -> int:
        """Give all units of a kind: the denominator."""
        return sum(self.of(unit).values())

    def having(self, unit: str, mask: int) -> int:
        """Give the units that carry at least one mark of ``mask``."""
        return self.where(unit, lambda marks: bool(marks & mask))

    def where(self, unit: str, holds: Callable[[int], bool]) -> int:
        """Give the units whose marks fulfil a condition."""
        return sum(n for marks, n in self.of(unit).items() if holds(marks))


def marked(counts: Counts) -> Marked:
    """Sort look-ups, persons and person-days by marks; look-ups without a person stay out."""
    queries: dict[int, int] = {}
    for row in counts.queries_by_basis:
        if row.place != "no person":
            queries[row.mark] = queries.get(row.mark, 0) + row.queries
    persons: dict[int, int] = {}
    days: dict[int, int] = {}
    for unit in counts.units:
        into = persons if unit.unit == "persons" else days
        into[unit.marks] = into.get(unit.marks, 0) + unit.units
    return Marked(queries, persons, days)


def share_of(name: str, label: Sentence, unit: str, part: int, whole: int) -> Estimate:
    """Give a share that was counted in full, or say that 0 of 0 is undefined."""
    if not whole:
        return absent(name, label, unit, say("absent.none", unit=unit))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=whole,
        count=part,
        method="count",
        interval=share(part, whole),
    )


def bounds_of(
    name: str, label: Sentence, unit: str, least: int, most: int, whole: int
) -> Estimate:
    """Give bounds of a share, or say that 0 of 0 is undefined."""
    if not whole:
        return absent(name, label, unit, say("absent.none", unit=unit))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=whole,
        method="bounds",
        interval=share_bounds(least, most, whole),
    )


def count_of(name: str, label: Sentence, unit: str, number: int, support: int) -> Estimate:
    """Give a plain count; ``support`` is what it was counted among."""
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit=unit,
        support=support,
        count=number,
        method="count",
        interval=counted(number),
    )


def absent(name: str, label: Sentence, unit: str, because: Sentence) -> Estimate:
    """Give no number, and the reason."""
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=0,
        method="none",
        absent_because=because,
    )


def interval_of(estimate: Estimate) -> Interval:
    """Give an estimate's interval where it is known to have one."""
    if estimate.interval is None:
        raise ValueError(f"{estimate.name} has no interval")
    return estimate.interval
