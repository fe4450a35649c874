"""The counts as the findings read them: who was flagged, in which group, with what outcome."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from veedor.audits.scores.counts import Cell, Counts, Grouped
from veedor.audits.scores.options import ScoreOptions
from veedor.core import Sentence, Setting, say
from veedor.stats.score_tables import Table

UNIT = "profiles"
LABEL_LENGTH = 40
_CROSS = " × "
Key = TypeVar("Key", bound=Hashable)


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

    def flagged(self, cell: Grouped) -> bool | None:
        """Say whether a cell's persons were flagged; None where the record does not say."""
        if self.options.high_tiers:
            return cell.tier in self.options.high_tiers if cell.tier else None
        if self.options.cut is not None:
            return None if cell.score is None else float(cell.score) >= self.options.cut
        return cell.selected

    def table(self, keep: Callable[[Cell], bool] = lambda _cell: True) -> Table:
        """Give the truth table of the cells that are kept; those with a gap are in none."""
        return self.tables(keep).get(True, Table())

    def tables(self, key: Callable[[Cell], Key]) -> dict[Key, Table]:
        """Give the truth table of each key, in one pass; cells with a gap are in none."""
        found: dict[Key, Counter[str]] = defaultdict(Counter)
        for cell in self.counts.cells:
            flag = self.flagged(cell)
            if flag is not None and cell.outcome is not None:
                found[key(cell)][_NAMES[flag, cell.outcome]] += cell.profiles
        return {name: Table(**cells) for name, cells in found.items()}

    def scored(
        self, keep: Callable[[Cell], bool] = lambda _cell: True
    ) -> list[tuple[float, int, int]]:
        """Give each score with how many had, and had not, the outcome."""
        return [
            (float(c.score), c.profiles * c.outcome, c.profiles * (not c.outcome))
            for c in self.counts.cells
            if c.score is not None and c.outcome is not None and keep(c)
        ]


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


def in_group(axis: Axis, name: str) -> Callable[[Cell], bool]:
    """Give the test of whether a cell belongs to a group of an axis ("" the nameless)."""
    return lambda cell: axis.group_of(cell) == name


def short(name: str) -> str:
    """Give a group's or band's name as a label shows it."""
    return name[:LABEL_LENGTH]
