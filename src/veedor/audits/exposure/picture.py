"""The maps of a record's counts and rates: areas in a few shades that all can tell apart."""

import numpy as np
from msgspec import UNSET, UnsetType

from veedor.audits.exposure.shown import reach_of
from veedor.audits.exposure.study import Array, Group, Study, short
from veedor.core import Interval, Map, MapShape, say
from veedor.stats.exact import counted
from veedor.stats.shades import rate_shades, shade_of, shades

_MOST_AREAS = 5000
MOST_RATES = 1500
_TIMES = 1000


def map_of(study: Study, record: str) -> Map | UnsetType:
    """Give the map of a record over the areas that could be drawn; none where none could."""
    places = [i for i, area in enumerate(study.areas) if area.drawn]
    if not places or len(places) > _MOST_AREAS:
        return UNSET
    counts = [int(study.things[record][i]) for i in places]
    classes = shades(counts)
    shapes = tuple(
        MapShape(
            name=_name(study, i),
            path=study.areas[i].drawn,
            count=count,
            shade=shade_of(count, classes),
        )
        for i, count in zip(places, counts, strict=True)
    )
    facts = {
        "areas": len(places),
        "unseen": len(study.areas) - len(places),
        "least": min(counts),
        "most": max(counts),
    }
    return Map(
        title=say("map.title", what=record),
        description=say("map.description", what=record, **facts),
        height=max(study.areas[i].height for i in places),
        classes=classes,
        shapes=shapes,
    )


def _name(study: Study, place: int) -> str:
    area = study.areas[place]
    return short(area.area_name or area.area_code)


def rate_map_of(study: Study, record: str) -> Map | UnsetType:
    """Give the map of a record per 1,000 residents, with the interval of the census's margins.

    None where no area can be drawn with its residents, or more than 1,500 could: a page would
    grow beyond what can be sent.
    """
    people = study.people.get(Group("persons", ""))
    places = [i for i, area in enumerate(study.areas) if area.drawn]
    if people is None or not 0 < len(places) <= MOST_RATES:
        return UNSET
    errors = study.errors[Group("persons", "")]
    known = study.reachable(record) & (np.nan_to_num(people, nan=0.0) > 0)
    rates = {
        i: _rate(study, float(study.things[record][i]), (people[i], errors[i]))
        for i in places
        if known[i]
    }
    if not rates:
        return UNSET
    classes = rate_shades([one.value or 0.0 for one in rates.values()])
    return Map(
        title=say("map.rate-title", what=record),
        description=say(
            "map.rate-description" if study.margins else "map.rate-description-counted",
            what=record,
            areas=len(places),
            none=len(places) - len(rates),
            level=round(100 * study.options.level, 6),
        ),
        height=max(study.areas[i].height for i in places),
        classes=(),
        shapes=tuple(_rated(study, record, i, rates.get(i), classes) for i in places),
        rates=classes,
        per=say("map.per", what=record),
    )


def _rate(study: Study, things: float, living: tuple[Array, Array]) -> Interval:
    people, error = float(living[0]), float(living[1])
    value = _TIMES * things / people
    return reach_of(value, error / people, study.options.level) if error else counted(value)


def _rated(
    study: Study,
    record: str,
    place: int,
    rate: Interval | None,
    classes: tuple[tuple[float, float], ...],
) -> MapShape:
    return MapShape(
        name=_name(study, place),
        path=study.areas[place].drawn,
        count=int(study.things[record][place]),
        shade=-1 if rate is None else shade_of(rate.value or 0.0, classes),
        rate=UNSET if rate is None else rate,
    )
