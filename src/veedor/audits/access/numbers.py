"""Look-ups, persons and person-days by their marks: every finding counts them alike."""

from collections.abc import Callable

from msgspec import Struct

from veedor.audits.access.counts import Counts

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
