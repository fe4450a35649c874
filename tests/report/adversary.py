"""Someone who wants the small cells back: solves for each of them from all that was published.

He knows more than a reader does. He knows which counts add up to which (found in the *full*
report, by name, by base and by trying), that two numbers of one unit are the same wherever they
are, that a withheld count is 1 or more (a zero is shown), that counts and intervals are exact
where they are, and that all is linear: so he asks a linear programme for the least and the
greatest that each cell can be. He shares no code with what withholds.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from scipy.optimize import linprog

from veedor.core import AuditRecord, Estimate, Finding
from veedor.report.cells.declared import of_persons

SMALL = 10


class Cell(NamedTuple):
    """A number by its unit and its true value: two places that hold the same are one unknown.

    A small one is one unknown in each place, since nobody sees that two of them are the same.
    """

    unit: str
    value: int
    place: str = ""


class Range(Struct, frozen=True):
    """What a cell can be, from all that was published."""

    cell: Cell
    low: int
    high: int


def every(finding: Finding) -> list[Estimate]:
    return [
        *finding.estimates,
        *(one for other in finding.alternatives for one in other.estimates),
    ]


def numerator(one: Estimate) -> int | None:
    """Give the count of an estimate; a share with its denominator gives it too."""
    if one.count is not None:
        return one.count
    if one.interval is None or one.interval.value is None:
        return None
    if one.shape == "count" and one.interval.value.is_integer():
        return int(one.interval.value)
    if one.shape == "share" and one.interval.kind == "exact count":
        return round(one.interval.value * one.support)
    return None


def cell(one: Estimate, value: int, role: str) -> Cell:
    return Cell(one.unit, value, f"{one.name}/{role}" if 0 < value < SMALL else "")


def own_cells(one: Estimate) -> dict[str, Cell]:
    """Give what an estimate is made of: its support, its count, and what is left of a share."""
    found = {"support": cell(one, one.support, "support")}
    count = numerator(one)
    if count is not None:
        found["count"] = cell(one, count, "count")
        if one.shape == "share":
            found["rest"] = cell(one, one.support - count, "rest")
    return found


def small_cells(full: AuditRecord) -> set[Cell]:
    """Give every cell of an audit that must not be known."""
    return {
        one
        for finding in full.findings
        for estimate in every(finding)
        for one in own_cells(estimate).values()
        if of_persons(one.unit) and 0 < one.value < SMALL
    }


def equations(full: AuditRecord, known: set[Cell]) -> Iterator[dict[Cell, int]]:
    """Give all that he knows to add up: each cell and its factor, in sums that are nothing."""
    for finding in full.findings:
        shown: set[Cell] = set()
        families: dict[tuple[str, str], dict[str, Cell]] = defaultdict(dict)
        for one in every(finding):
            own, stem = own_cells(one), one.name.rpartition(".")[0]
            shown |= set(own.values())
            families[one.unit, f"wholes of {stem}"][one.name] = own["support"]
            if "count" in own:
                families[one.unit, stem][one.name] = own["count"]
                families[one.unit, f"of {one.support}"][one.name] = own["count"]
            if "rest" in own:
                yield added(own["support"], [own["count"], own["rest"]])
        for members in families.values():
            parts = list(members.values())
            whole = parts[0]._replace(value=sum(part.value for part in parts), place="")
            if len(parts) > 1 and whole in shown:
                yield added(whole, parts)
        yield from tried(shown, known)
    for part in full.coverage:
        parts = [
            Cell(part.record, n) for n in (part.audited, *(one.rows for one in part.excluded))
        ]
        yield added(Cell(part.record, part.admitted), parts)


def tried(shown: set[Cell], known: set[Cell]) -> Iterator[dict[Cell, int]]:
    """Give every two published numbers that are apart by a small one, by chance or not."""
    for small in (one for one in shown if 0 < one.value < SMALL):
        for other in known & shown:
            whole = Cell(small.unit, small.value + other.value)
            if other.unit == small.unit and whole in known & shown:
                yield added(whole, [small, other])


def added(whole: Cell, parts: list[Cell]) -> dict[Cell, int]:
    terms: dict[Cell, int] = defaultdict(int)
    terms[whole] += 1
    for part in parts:
        terms[part] -= 1
    return dict(terms)


def published(public: AuditRecord) -> set[Cell]:
    """Give the cells whose value a reader of the public version sees, or works out at once."""
    found: set[Cell] = set()
    for finding in public.findings:
        for one in every(finding):
            own = own_cells(one) if one.support >= 0 else {}
            found |= set(own.values())
    for part in public.coverage:
        numbers = (part.admitted, part.audited, *(one.rows for one in part.excluded))
        found |= {Cell(part.record, n) for n in numbers if n >= 0}
    return found


def ranges(full: AuditRecord, public: AuditRecord) -> list[Range]:
    """Solve for each small cell."""
    small, known = small_cells(full), published(public)
    rules = list(equations(full, known))
    cells = sorted({cell for terms in rules for cell in terms} | small)
    place = {cell: n for n, cell in enumerate(cells)}
    left = np.zeros((len(rules), len(cells)))
    for row, terms in zip(left, rules, strict=True):
        for one, times in terms.items():
            row[place[one]] = times
    bounds: list[tuple[int, int | None]] = [
        (one.value, one.value) if one in known or one.value <= 0 else (1, None) for one in cells
    ]
    return [Range(cell, *solved(left, bounds, place[cell])) for cell in sorted(small)]


def solved(
    left: np.ndarray, bounds: list[tuple[int, int | None]], place: int
) -> tuple[int, int]:
    """Give the least and the greatest whole number that one cell can be."""
    ends = []
    for sign in (1, -1):
        aim = np.zeros(left.shape[1])
        aim[place] = sign
        found = linprog(
            aim,
            A_eq=left if len(left) else None,
            b_eq=np.zeros(len(left)) if len(left) else None,
            bounds=bounds,
            method="highs",
        )
        assert found.status in {0, 3}, found.message
        ends.append(sign * found.fun if found.status == 0 else math.inf)
    return math.ceil(ends[0] - 1e-6), 10**6 if ends[1] == math.inf else math.floor(
        ends[1] + 1e-6
    )
