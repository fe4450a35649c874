"""Who was flagged at the same recorded factors: cells read as rows of a logit, and its fit."""

from collections.abc import Mapping, Sequence
from math import nan

from msgspec import Struct

from veedor.audits.scores.factor_text import read_factors
from veedor.audits.scores.study import Axis, Study
from veedor.stats.arrays import Array
from veedor.stats.logit import Coefficient, Logit, Trials, logit

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_RECORDED = 2
"""Groupings that a record holds; a third would be the two crossed, which these determine."""


class Lines(Struct, frozen=True, kw_only=True, eq=False):
    """Flagged and not, by columns: one line for each groups, values of factors and unit.

    ``groups``: the place of a line's group on each axis, one row an axis; ``values``: one row
    a line; ``unit``: its number (0: none).
    """

    groups: Array
    values: Array
    unit: Array
    yes: Array
    no: Array

    @property
    def n(self) -> Array:
        """Give how many persons each line stands for."""
        return self.yes + self.no

    def where(self, kept: Array) -> "Lines":
        """Give these lines alone."""
        return Lines(
            groups=self.groups[:, kept],
            values=self.values[kept],
            unit=self.unit[kept],
            yes=self.yes[kept],
            no=self.no[kept],
        )


class Compared(Struct, frozen=True, eq=False):
    """The lines that a fit can use, and the groups on each axis, the reference apart."""

    lines: Lines
    axes: tuple[Axis, ...]
    groups: tuple[tuple[str, ...], ...]

    def fit(self, *, adjusted: bool) -> Logit | None:
        """Fit the flag on the groups, and on the factors where ``adjusted``."""
        import numpy as np

        lines = self.lines
        members = [
            self.of(axis, name) for axis, names in enumerate(self.groups) for name in names
        ]
        values = np.column_stack([*members, *(lines.values.T if adjusted else ())])
        return logit(Trials(values=values, yes=lines.yes, no=lines.no, unit=lines.unit))

    def of(self, axis: int, name: str) -> Array:
        """Say which lines are of a group of an axis."""
        return self.lines.groups[axis] == self.axes[axis].groups.index(name)

    def by_group(self, found: Logit) -> Mapping[tuple[int, str], Coefficient]:
        """Give the coefficient of each group, by the number of its axis and its name."""
        keys = [(place, name) for place, names in enumerate(self.groups) for name in names]
        return dict(zip(keys, found.coefficients, strict=False))

    def of_values(self, found: Logit) -> tuple[Coefficient, ...]:
        """Give the coefficients of the factors, in their order."""
        return found.coefficients[sum(map(len, self.groups)) :]


def axes_compared(study: Study) -> tuple[Axis, ...]:
    """Give the groupings on record that have the reference and another group."""
    return tuple(
        axis
        for axis in study.axes[:_RECORDED]
        if axis.reference in axis.groups and len(axis.groups) > 1
    )


def read_lines(study: Study, axes: Sequence[Axis]) -> tuple[Lines, int]:
    """Give the lines of all whose entries are complete, and how many persons lack one."""
    import numpy as np

    cells = study.counts.adjusted_cells
    values = _values(study)[cells["text_no"] - 1]
    if study.options.adjusted_outcome:
        had = cells["had"]
        values = np.column_stack([values, np.where(had < 0, nan, had)])
    groups = np.array([_places(study, axis) for axis in axes])[:, cells["pair_no"] - 1]
    flag, profiles = cells["flag"], cells["profiles"]
    kept = (flag >= 0) & ~np.isnan(values).any(axis=1) & (groups >= 0).all(axis=0)
    lines = Lines(
        groups=groups,
        values=values,
        unit=cells["unit_no"],
        yes=np.where(flag == 1, profiles, 0),
        no=np.where(flag == 1, 0, profiles),
    )
    return lines.where(kept), int(profiles[~kept].sum())


def _places(study: Study, axis: Axis) -> list[int]:
    """Give of each pair the place of its group on an axis; -1 without one."""
    at = {name: place for place, name in enumerate(axis.groups)}
    return [at.get(axis.group_of(pair), -1) for pair in study.counts.pairs]


def _values(study: Study) -> Array:
    """Read of each text the factors named, a row each; what is not known is not a number."""
    import numpy as np

    wanted = [name.strip().lower() for name in study.options.adjusted_for]
    rows = [_of_text(one.factors, wanted) for one in study.counts.texts]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(wanted))


def _of_text(text: str, wanted: Sequence[str]) -> list[float]:
    """Give the factors named; one that is not noted among others is 0."""
    factors = read_factors(text)
    if not factors:
        return [nan] * len(wanted)
    values = (factors.get(name, 0) for name in wanted)
    return [nan if value is None else float(value) for value in values]


def compared(lines: Lines, axes: Sequence[Axis]) -> Compared | None:
    """Leave out groups of whom all or none were flagged: their odds have no end.

    None where an axis loses its reference, or none has another group left.
    """
    import numpy as np

    while True:
        mixed = [_mixed(lines, place, axis) for place, axis in enumerate(axes)]
        kept = np.all([of[lines.groups[place]] for place, of in enumerate(mixed)], axis=0)
        if kept.all():
            break
        lines = lines.where(kept)
    left = [
        {name for name, held in zip(axis.groups, of, strict=True) if held}
        for axis, of in zip(axes, mixed, strict=True)
    ]
    if not all(axis.reference in names for axis, names in zip(axes, left, strict=True)):
        return None
    groups = tuple(
        tuple(name for _, name in axis.others() if name in names)
        for axis, names in zip(axes, left, strict=True)
    )
    return Compared(lines, tuple(axes), groups) if any(groups) else None


def _mixed(lines: Lines, place: int, axis: Axis) -> Array:
    """Say of each group of an axis whether some of it were flagged and some not."""
    import numpy as np

    yes, no = np.zeros((2, len(axis.groups)), dtype=np.int64)
    np.add.at(yes, lines.groups[place], lines.yes)
    np.add.at(no, lines.groups[place], lines.no)
    return (yes > 0) & (no > 0)


def constant_factor(found: Compared, names: Sequence[str]) -> str | None:
    """Name the first factor that has one value for all who could be compared."""
    values = found.lines.values[found.lines.n > 0]
    for place, name in enumerate(names):
        if not (values[:, place] != values[0, place]).any():
            return name
    return None
