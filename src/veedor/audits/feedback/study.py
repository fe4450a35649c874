"""The counts as the findings read them: places by days, and when each place was flagged."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from veedor.audits.feedback.counts import Counts
from veedor.audits.feedback.options import MOST_CELLS, FeedbackOptions
from veedor.core import Ask, Columns, Sentence, Setting, say

Whole = NDArray[np.int64]
LABEL_LENGTH = 40
ORIGINS = ("discovered", "reported")
_USUAL_TOP = 20


@dataclass(frozen=True)
class Grid:
    """Places by days: all events, those of each origin, and the flags.

    ``first_flag``: day of a place's first flag, from 0; -1 where there was none. ``a_day``: how
    many places were flagged on each day on which any was.
    """

    places: tuple[str, ...]
    first_day: date
    events: Whole
    by_origin: dict[str, Whole]
    first_flag: Whole
    a_day: tuple[int, ...]

    @property
    def days(self) -> int:
        """Give how many days there are."""
        return int(self.events.shape[1])


@dataclass(frozen=True)
class Study:
    """All that the findings need: the counts, the options, and what was given."""

    counts: Counts
    options: FeedbackOptions
    setting: Setting

    def lacking(self, record: str, *columns: str) -> Sentence | None:
        """Say which record or column is lacking; None where all are there."""
        if record not in self.setting.given:
            return say(f"absent.no-{record.replace('_', '-')}")
        for column in columns:
            if column not in self.setting.given[record]:
                return say(f"absent.no-{column.replace('_', '-')}")
        return None

    def no_place(self) -> Sentence | None:
        """Say why there are no counts by place and day; None where there are."""
        because = self.lacking("incidents", "occurred_at")
        if because is not None:
            return because
        if not self.setting.has("incidents", "cell") and not self.setting.has(
            "incidents", "area"
        ):
            return say("absent.no-cell")
        if not any(place.events for place in self.counts.places):
            return say("absent.none", unit="incidents")
        return say("absent.too-large") if self.grid is None else None

    def dice(self, number: int) -> np.random.Generator:
        """Give a finding's own dice, from the kind's seed."""
        return np.random.default_rng([self.setting.seed, number])

    @cached_property
    def grid(self) -> Grid | None:
        """Lay the counts out by place and day; None where that would not fit in memory."""
        return _grid(self.counts)

    def laid(self) -> Grid:
        """Give the grid, where ``no_place`` found nothing against it."""
        if self.grid is None:
            raise ValueError("there is no grid")
        return self.grid

    def top(self, grid: Grid) -> int:
        """Give how many places are at the top: as named, as were flagged a day, or 20."""
        wanted = self.options.top
        if wanted is None:
            flagged = sorted(grid.a_day)
            wanted = flagged[len(flagged) // 2] if flagged else _USUAL_TOP
        return max(1, min(wanted, len(grid.places) - 1))

    def any_flag(self) -> bool:
        """Say whether any place is on record as flagged."""
        return bool(len(self.counts.flags["place_no"]))

    def origins_known(self) -> bool:
        """Say whether any incident on the map names who made it known."""
        return any(place.told for place in self.counts.places)


def _grid(counts: Counts) -> Grid | None:
    places = tuple(place.place for place in counts.places)
    first = min(place.first_day for place in counts.places if place.first_day)
    last = max(place.last_day for place in counts.places if place.last_day)
    shape = (len(places), (last - first).days + 1)
    if shape[0] * shape[1] > MOST_CELLS:
        return None
    first_flag, a_day = _flags(counts.flags, len(places), first)
    return Grid(
        places=places,
        first_day=first,
        events=_laid(counts.days, "events", shape),
        by_origin={name: _laid(counts.days, name, shape) for name in ORIGINS},
        first_flag=first_flag,
        a_day=a_day,
    )


def _laid(days: Columns, name: str, shape: tuple[int, int]) -> Whole:
    """Lay one column out by place and day; the query names each of these once."""
    table = np.zeros(shape, dtype=np.int64)
    table[days["place_no"] - 1, days["day_no"]] = days[name]
    return table


def _flags(flags: Columns, places: int, first: date) -> tuple[Whole, tuple[int, ...]]:
    """Give each place's day of first flag (before the first event: day 0), and flags by day."""
    never = date.max.toordinal() + 1
    earliest = np.full(places, never, dtype=np.int64)
    np.minimum.at(earliest, flags["place_no"] - 1, flags["first_no"])
    found = np.where(earliest < never, np.maximum(0, earliest - first.toordinal()), -1)
    _, a_day = np.unique(flags["first_no"], return_counts=True)
    return found, tuple(a_day.tolist())


def asks(study: Study, record: str, *columns: str) -> tuple[Ask, ...]:
    """Ask for a record where it, or one of these columns, is lacking."""
    if study.lacking(record, *columns) is None:
        return ()
    return (Ask(record=record, text=say(f"ask.{record.replace('_', '-')}")),)


def short(text: str) -> str:
    """Shorten a name that is too long for a label.

    >>> short("A" * 50)[-3:]
    'AA…'
    """
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…"
