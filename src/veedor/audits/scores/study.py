"""The counts as the findings read them: who was flagged, in which group, with what outcome."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from veedor.audits.scores.counts import Cell, Counts, Grouped, Judged
from veedor.audits.scores.options import ScoreOptions
from veedor.core import Sentence, Setting, say
from veedor.stats.arrays import Array
from veedor.stats.score_tables import Table

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

UNIT = "profiles"
LABEL_LENGTH = 40
MILLION = 10**6
_CROSS = " × "
_EXACT = 2**53
"""Whole numbers up to here are floats as well, and one division rounds them rightly."""
Key = TypeVar("Key", bound=Hashable)
Counted = TypeVar("Counted", bound=Judged)


@dataclass(frozen=True)
class Axis:
    """One way of grouping: the groups of a column, the largest first, and the reference.

    ``place`` names it in an estimate; ``nameless``: first profiles without a group here.
    """

    place: int
    groups: tuple[str, ...]
    reference: str
    nameless: int
    group_of: Callable[[Grouped], str]

    def others(self) -> tuple[tuple[int, str], ...]:
        """Give every group but the reference, with its place."""
        return tuple(
            (place, name) for place, name in enumerate(self.groups, 1) if name != self.reference
        )


@dataclass(frozen=True)
class Study:
    """All that the findings need: the counts, the options, what was given, and the axes."""

    counts: Counts
    options: ScoreOptions
    setting: Setting
    axes: tuple[Axis, ...]

    def lacking(self, *columns: str) -> Sentence | None:
        """Say which record or column is lacking; None where all are there."""
        if "profiles" not in self.setting.given:
            return say("absent.no-profiles")
        for column in columns:
            if column not in self.setting.given["profiles"]:
                return say(f"absent.no-{column.replace('_', '-')}")
        return None

    def no_table(self) -> Sentence | None:
        """Say why nobody can be put in a truth table; None where somebody can."""
        return self.lacking("outcome") or self.no_flag()

    def no_flag(self) -> Sentence | None:
        """Say why nobody is known to have been flagged, or not; None where somebody is."""
        if self.options.high_tiers:
            return self.lacking("tier")
        if self.options.cut is not None:
            return self.lacking("score")
        if self.setting.has("profiles", "selected"):
            return None
        return self.lacking() or say("absent.no-flag")

    def table(self, keep: Callable[[Cell], bool] = lambda _cell: True) -> Table:
        """Give the truth table of the cells that are kept; those with a gap are in none."""
        return self.tables(keep).get(True, Table())

    def tables(self, key: Callable[[Cell], Key]) -> dict[Key, Table]:
        """Give the truth table of each key, in one pass; cells with a gap are in none."""
        return tables_of(self.counts.cells, key)

    @cached_property
    def scores(self) -> Array:
        """Give the scores of the rows of ``score_cells``: the numbers nearest to them."""
        import numpy as np

        whole = self.counts.score_cells["score_e6"]
        made = whole / MILLION
        for place in np.flatnonzero(np.abs(whole) > _EXACT):
            made[place] = int(whole[place]) / MILLION
        return made

    def scored(self, axis: Axis | None = None, name: str = "") -> Array:
        """Give each score, of all or a group, with how many had, and had not, the outcome."""
        import numpy as np

        cells = self.counts.score_cells
        kept = cells["had"] + cells["had_not"] > 0
        if axis is not None:
            of = [one.pair_no for one in self.counts.pairs if axis.group_of(one) == name]
            kept &= np.isin(cells["pair_no"], of)
        return np.column_stack([self.scores[kept], cells["had"][kept], cells["had_not"][kept]])


def tables_of(cells: Iterable[Counted], key: Callable[[Counted], Key]) -> dict[Key, Table]:
    """Give the truth table of each key, in one pass; cells with a gap are in none."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for cell in cells:
        if cell.flagged is not None and cell.outcome is not None:
            found[key(cell)][_NAMES[cell.flagged, cell.outcome]] += cell.profiles
    return {name: Table(**held) for name, held in found.items()}


_NAMES = {
    (True, True): "tp",
    (True, False): "fp",
    (False, True): "fn",
    (False, False): "tn",
}


def study(counts: Counts, options: ScoreOptions, setting: Setting) -> Study:
    """Read the counts: find the groups on each axis and the reference of each."""
    columns: list[tuple[Callable[[Grouped], str], str | None]] = []
    if setting.has("profiles", "group_name"):
        columns.append((lambda cell: cell.group_name, options.reference))
    if setting.has("profiles", "group_name2"):
        columns.append((lambda cell: cell.group_name2, options.reference2))
    if options.crossed and len(columns) == 2:
        columns.append((_crossed, None))
    axes = tuple(
        _axis(place, group_of, wanted, counts.cells)
        for place, (group_of, wanted) in enumerate(columns, 1)
    )
    return Study(counts, options, setting, axes)


def _crossed(cell: Grouped) -> str:
    both = (cell.group_name, cell.group_name2)
    return _CROSS.join(both) if all(both) else ""


def _axis(
    place: int, group_of: Callable[[Grouped], str], wanted: str | None, cells: Iterable[Cell]
) -> Axis:
    sizes: Counter[str] = Counter()
    for cell in cells:
        sizes[group_of(cell)] += cell.profiles
    nameless = sizes.pop("", 0)
    groups = tuple(sorted(sizes, key=lambda name: (-sizes[name], name)))
    largest = groups[0] if groups else ""
    return Axis(place, groups, largest if wanted is None else wanted, nameless, group_of)


def short(name: str) -> str:
    """Give a group's or band's name as a label shows it."""
    return name[:LABEL_LENGTH]
