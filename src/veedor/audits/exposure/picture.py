"""The map of a record's counts: areas in a few shades that everybody can tell apart."""

from msgspec import UNSET, UnsetType

from veedor.audits.exposure.study import Study, short
from veedor.core import Map, MapShape, say
from veedor.stats.shades import shade_of, shades

_MOST_AREAS = 5000


def map_of(study: Study, record: str) -> Map | UnsetType:
    """Give the map of a record over the areas that could be drawn; none where none could."""
    places = [i for i, area in enumerate(study.areas) if area.drawn]
    if not places or len(places) > _MOST_AREAS:
        return UNSET
    counts = [int(study.things[record][i]) for i in places]
    classes = shades(counts)
    shapes = tuple(
        MapShape(
            name=short(study.areas[i].area_name or study.areas[i].area_code),
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
