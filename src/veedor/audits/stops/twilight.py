"""The clock's stops sorted by light: in daylight, in the dark, or between the two."""

from datetime import date
from math import nan

from msgspec import Struct

from veedor.audits.stops.view import View
from veedor.core import Columns
from veedor.stats.arrays import Array
from veedor.stats.sun import evening

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


class Dusk(Struct, frozen=True, kw_only=True, eq=False):
    """Stops in the dark or in the light, by columns, and how many were between the two.

    One entry for each minute, light, officer and group; ``numbers``: those of groups, by name.
    """

    minute: Array
    dark: Array
    unit: Array
    group: Array
    acts: Array
    numbers: dict[str, int]
    twilight: int

    def of(self, name: str) -> Array:
        """Say which entries are of a group ("": of none on record)."""
        return self.group == self.numbers.get(name, 0)


def sorted_by_light(view: View) -> Dusk:
    """Sort the stops by light and dark, those between sunset and dusk left out and counted."""
    import numpy as np

    clock = view.counts.clock
    days, at = np.unique(clock["day_no"], return_inverse=True)
    ends = np.array([_ends(view, int(day)) for day in days]).reshape(-1, 2)
    sunset, dusk = ends[at, 0], ends[at, 1]
    minute, acts = clock["minute_of_day"], clock["acts"]
    dark = minute > dusk
    kept = dark | (minute < sunset)
    found = {
        "minute": minute,
        "dark": dark,
        "unit": clock["unit_no"],
        "group": clock["group_no"],
    }
    summed, sums = _summed({name: held[kept] for name, held in found.items()}, acts[kept])
    return Dusk(
        **summed,
        acts=sums,
        numbers={one.group_name: one.group_no for one in view.counts.groups},
        twilight=int(acts[~kept].sum()),
    )


def _ends(view: View, day_no: int) -> tuple[float, float]:
    """Give when the sun sets and dusk ends on a day; neither where it has no evening."""
    latitude, longitude = view.options.latitude, view.options.longitude
    if latitude is None or longitude is None:
        return nan, nan
    found = evening(date.fromordinal(day_no), latitude, longitude, view.setting.zone)
    return (nan, nan) if found is None else (found.sunset, found.dusk)


def _summed(keys: Columns, counts: Array) -> tuple[Columns, Array]:
    """Add up what has the same keys, whatever the day."""
    import numpy as np

    order = np.lexsort(list(keys.values())[::-1])
    rows = {name: held[order] for name, held in keys.items()}
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.any([np.diff(held) != 0 for held in rows.values()], axis=0)
    starts = np.flatnonzero(first)
    sums = np.add.reduceat(counts[order], starts) if len(starts) else counts[order]
    return {name: held[starts] for name, held in rows.items()}, sums
