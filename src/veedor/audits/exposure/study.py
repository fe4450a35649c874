"""The counts as the findings read them: areas, what fell on each, and who lives there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from veedor.audits.exposure.counts import Area, Counts, Residents
from veedor.audits.exposure.options import THINGS, ExposureOptions, by_written
from veedor.core import Sentence, Setting, say
from veedor.stats.exposure_ratio import Populated
from veedor.stats.targeting import error_of_margin

Array: TypeAlias = NDArray[Any]
DRAWN = ("read", "mended")
LABEL_LENGTH = 40


@dataclass(frozen=True)
class Group:
    """A group of residents: its name in the census, and in what it is counted."""

    unit: str
    name: str


@dataclass(frozen=True)
class Study:
    """All that the findings need, with one place per area in every array.

    ``areas``: those on the list (those of the census where there is no list). ``things``: what
    fell on each, by record. ``people``: residents of each group ("" all) of each unit; NaN
    where the census gives none. ``errors``: their standard errors, 0 where none was published.
    """

    counts: Counts
    options: ExposureOptions
    setting: Setting
    areas: tuple[Area, ...]
    things: dict[str, Array]
    people: dict[Group, Array]
    errors: dict[Group, Array]
    groups: tuple[Group, ...]
    margins: bool

    def given(self, record: str) -> bool:
        """Say whether a record was handed over."""
        return record in self.setting.given

    def written(self, record: str) -> bool:
        """Say whether a record goes by the area as written."""
        return record in by_written(self.options, self.setting)

    def reachable(self, record: str) -> Array:
        """Say of each area if a thing of the record could be put into it."""
        if self.written(record):
            return np.ones(len(self.areas), dtype=bool)
        return np.array([area.how in DRAWN for area in self.areas], dtype=bool)

    def chosen(self) -> Group | None:
        """Give the group that is set against all others; None where it is not clear which."""
        wanted = self.options.group
        named = [one for one in self.groups if wanted is None or one.name == wanted]
        return named[0] if len(named) == 1 or (named and wanted is not None) else None

    def usable(self, record: str, group: Group) -> Array:
        """Say of each area if it can be reached, and its residents and group are known."""
        everybody = self.people.get(Group(group.unit, ""))
        if everybody is None:
            return np.zeros(len(self.areas), dtype=bool)
        known: Array = np.nan_to_num(everybody, nan=0.0) > 0
        return known & ~np.isnan(self.people[group]) & self.reachable(record)

    def populated(self, record: str, group: Group, keep: Array, strata: Array) -> Populated:
        """Give the areas that are kept, as the ratio of exposures takes them."""
        whole = Group(group.unit, "")
        return Populated(
            things=self.things[record][keep],
            residents=self.people[whole][keep],
            group=self.people[group][keep],
            errors=self.errors[group][keep],
            all_errors=self.errors[whole][keep],
            strata=strata[keep],
        )

    def no_group(self) -> Sentence | None:
        """Say why no group can be set against the others; None where one can."""
        if not self.given("census"):
            return say("absent.no-census")
        if not self.groups:
            return say("absent.no-groups")
        if self.chosen() is None:
            wanted = self.options.group
            return say("absent.no-choice") if wanted is None else say("absent.no-such-group")
        return None

    def unplaced(self, record: str) -> Sentence | None:
        """Say why nothing of a record is in any area; None where something is."""
        if not self.given(record):
            return say(f"absent.no-{record}")
        if not self.areas:
            return say("absent.no-areas")
        if not self.things[record].any():
            return say("absent.none-placed", what=record)
        return None


def study(counts: Counts, options: ExposureOptions, setting: Setting) -> Study:
    """Lay the counts out over the areas."""
    on_list = tuple(area for area in counts.area_list if area.on_list)
    areas = on_list or counts.area_list
    place = {area.area_code: i for i, area in enumerate(areas)}
    things = {record: np.zeros(len(areas), dtype=np.int64) for record in THINGS}
    for one in counts.by_area:
        if one.area_code in place:
            things[one.record][place[one.area_code]] += one.things
    people, errors = _laid_out(counts.residents, place, options.margin_level)
    return Study(
        counts=counts,
        options=options,
        setting=setting,
        areas=areas,
        things=things,
        people=people,
        errors=errors,
        groups=_groups(people),
        margins=any(error.any() for error in errors.values()),
    )


def _laid_out(
    rows: Iterable[Residents], place: dict[str, int], level: float
) -> tuple[dict[Group, Array], dict[Group, Array]]:
    people: dict[Group, Array] = defaultdict(lambda: np.full(len(place), np.nan))
    errors: dict[Group, Array] = defaultdict(lambda: np.zeros(len(place)))
    for row in rows:
        if row.area_code in place:
            group, here = Group(row.unit, row.group_name), place[row.area_code]
            people[group][here] = float(row.counted)
            errors[group][here] = error_of_margin(float(row.margin or 0), level)
    return dict(people), dict(errors)


def _groups(people: dict[Group, Array]) -> tuple[Group, ...]:
    """Give the groups whose unit has a number for all together, the largest first."""
    named = [one for one in people if one.name and Group(one.unit, "") in people]
    return tuple(sorted(named, key=lambda one: (-np.nansum(people[one]), one.unit, one.name)))


def short(name: str) -> str:
    """Give a group's or area's name as a label shows it."""
    return name[:LABEL_LENGTH]
