"""The map of a record's counts: areas in a few shades that everybody can tell apart."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from veedor.audits.exposure.study import Study, short
from veedor.core import Map, MapShape, say

_STEPS = 4
_MOST_AREAS = 5000


def map_of(study: Study, record: str) -> Map | UnsetType:
    """Give the map of a record over the areas that could be drawn; none where none could."""
    places = [i for i, area in enumerate(study.areas) if area.drawn]
    if not places or len(places) > _MOST_AREAS:
        return UNSET
    counts = [int(study.things[record][i]) for i in places]
    classes = _classes(counts)
    shapes = tuple(
        MapShape(
            name=short(study.areas[i].area_name or study.areas[i].area_code),
            path=study.areas[i].drawn,
            count=count,
            shade=next(s for s, (_, most) in enumerate(classes) if count <= most),
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


def _classes(counts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Give nothing as a class of its own, and four of about as many areas each.

    >>> _classes([0, 0, 1, 2, 3, 4, 5, 6, 7, 8])
    ((0, 0), (1, 2), (3, 4), (5, 6), (7, 8))
    """
    some = sorted(count for count in counts if count)
    last = [-(-len(some) * step // _STEPS) - 1 for step in range(1, _STEPS + 1)]
    ends = list(dict.fromkeys(some[i] for i in last)) if some else []
    return ((0, 0), *((low + 1, high) for low, high in zip([0, *ends], ends, strict=False)))
