"""Which areas of a map of rates could as well have another shade."""

from msgspec import UNSET

from veedor.core import Map, MapShape


def unsure(drawn: Map) -> tuple[MapShape, ...]:
    """Give the areas whose interval reaches into a class beside that of their rate.

    The page hatches them: the interval, drawn where there is no room for a line.
    """
    if drawn.rates is UNSET:
        return ()
    below = [float("-inf"), *(most for _, most in drawn.rates)]
    above = [*(least for least, _ in drawn.rates[1:]), float("inf")]
    return tuple(
        one
        for one in drawn.shapes
        if one.rate is not UNSET
        and (one.rate.low <= below[one.shade] or one.rate.high >= above[one.shade])
    )
