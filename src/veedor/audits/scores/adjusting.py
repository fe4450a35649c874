"""Who was flagged at the same recorded factors: cells read as rows of a logit, and its fit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from veedor.audits.scores.counts import AdjustedCell
from veedor.audits.scores.factor_text import read_factors
from veedor.audits.scores.study import Axis, Study
from veedor.stats.logit import Coefficient, Logit, Trial, logit

_RECORDED = 2
"""Groupings that a record holds; a third would be the two crossed, which these determine."""


class Line(Struct, frozen=True):
    """Flagged and not, of one group on each axis, with the same values of the factors."""

    groups: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    yes: int
    no: int


class Compared(Struct, frozen=True):
    """The lines that a fit can use, and the groups on each axis, the reference apart."""

    lines: tuple[Line, ...]
    groups: tuple[tuple[str, ...], ...]

    def fit(self, *, adjusted: bool) -> Logit | None:
        """Fit the flag on the groups, and on the factors where ``adjusted``."""
        return logit(
            [
                Trial(
                    values=(*self._members(one), *(one.values if adjusted else ())),
                    yes=one.yes,
                    no=one.no,
                    unit=one.unit,
                )
                for one in self.lines
            ]
        )

    def by_group(self, found: Logit) -> Mapping[tuple[int, str], Coefficient]:
        """Give the coefficient of each group, by the number of its axis and its name."""
        keys = [(place, name) for place, names in enumerate(self.groups) for name in names]
        return dict(zip(keys, found.coefficients, strict=False))

    def of_values(self, found: Logit) -> tuple[Coefficient, ...]:
        """Give the coefficients of the factors, in their order."""
        return found.coefficients[sum(map(len, self.groups)) :]

    def _members(self, one: Line) -> tuple[float, ...]:
        return tuple(
            float(own == name)
            for own, names in zip(one.groups, self.groups, strict=True)
            for name in names
        )


def axes_compared(study: Study) -> tuple[Axis, ...]:
    """Give the groupings on record that have the reference and another group."""
    return tuple(
        axis
        for axis in study.axes[:_RECORDED]
        if axis.reference in axis.groups and len(axis.groups) > 1
    )


def read_lines(study: Study, axes: Sequence[Axis]) -> tuple[tuple[Line, ...], int]:
    """Give the lines of all whose entries are complete, and how many persons lack one."""
    wanted = [name.strip().lower() for name in study.options.adjusted_for]
    kept, lacking = [], 0
    for cell in study.counts.adjusted_cells:
        groups = tuple(axis.group_of(cell) for axis in axes)
        values = _values(cell, wanted, outcome=study.options.adjusted_outcome)
        if cell.flagged is None or values is None or not all(groups):
            lacking += cell.profiles
        else:
            yes, no = (cell.profiles, 0) if cell.flagged else (0, cell.profiles)
            kept.append(Line(groups, values, cell.unit, yes, no))
    return tuple(kept), lacking


def _values(
    cell: AdjustedCell, wanted: Sequence[str], *, outcome: bool
) -> tuple[float, ...] | None:
    """Read the factors named; one that is not noted among others is 0. None: not known."""
    factors = read_factors(cell.factors)
    if wanted and not factors:
        return None
    values = [factors.get(name, 0) for name in wanted]
    if outcome:
        values.append(cell.outcome)
    if any(value is None for value in values):
        return None
    return tuple(float(value) for value in values if value is not None)


def compared(lines: Sequence[Line], axes: Sequence[Axis]) -> Compared | None:
    """Leave out groups of whom all or none were flagged: their odds have no end.

    None where an axis loses its reference, or none has another group left.
    """
    while True:
        mixed = [_mixed(lines, place) for place in range(len(axes))]
        kept = [
            one
            for one in lines
            if all(own in names for own, names in zip(one.groups, mixed, strict=True))
        ]
        if len(kept) == len(lines):
            break
        lines = kept
    if not all(axis.reference in names for axis, names in zip(axes, mixed, strict=True)):
        return None
    groups = tuple(
        tuple(name for _, name in axis.others() if name in names)
        for axis, names in zip(axes, mixed, strict=True)
    )
    return Compared(tuple(lines), groups) if any(groups) else None


def _mixed(lines: Sequence[Line], place: int) -> set[str]:
    """Give the groups of an axis some of whom were flagged and some not."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in lines:
        sums[one.groups[place]][0] += one.yes
        sums[one.groups[place]][1] += one.no
    return {name for name, both in sums.items() if all(both)}


def constant_factor(found: Compared, names: Sequence[str]) -> str | None:
    """Name the first factor that has one value for all who could be compared."""
    for place, name in enumerate(names):
        if len({one.values[place] for one in found.lines if one.yes + one.no}) < 2:
            return name
    return None
