"""What differs in the pictures of a finding: what is drawn, and how many of its numbers."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

from msgspec import UNSET

from veedor.core import Chart, Estimate, Finding, Map
from veedor.report.difference import Difference, spoken
from veedor.report.shown import in_words

Numbers = Mapping[Hashable, Hashable]


def pictures(where: str, one: Finding, other: Finding) -> Iterator[Difference]:
    """Say which marks, curves and maps only one draws, and which each draws otherwise."""
    yield from _marks(where, one, other)
    was, now = _charts(one), _charts(other)
    for name in [*was, *(name for name in now if name not in was)]:
        yield from _picture(f"{where}: {name}", "chart", was.get(name), now.get(name))
    first, second = (None if each.map is UNSET else each.map for each in (one, other))
    yield from _picture(where, "map", first, second)


def _marks(where: str, one: Finding, other: Finding) -> Iterator[Difference]:
    was, now = _drawn(one), _drawn(other)
    for name, estimate in was.items():
        if name not in now:
            yield _titled(f"{where}: {name}", "mark-only-first", estimate)
    for name, estimate in now.items():
        if name not in was:
            yield _titled(f"{where}: {name}", "mark-only-second", estimate)


def _drawn(finding: Finding) -> dict[str, Estimate]:
    """Give the estimates that a picture shows: those named for it that have a number."""
    held = {one.name: one for one in finding.estimates if one.interval is not None}
    return {name: held[name] for name in finding.pictured if name in held}


def _charts(finding: Finding) -> dict[str, Chart]:
    return {} if finding.charts is UNSET else {one.name: one for one in finding.charts}


def _picture(
    where: str, kind: str, one: Chart | Map | None, other: Chart | Map | None
) -> Iterator[Difference]:
    if one is None or other is None:
        if only := one or other:
            yield _titled(where, f"{kind}-only-{'first' if one else 'second'}", only)
        return
    if one == other:
        return
    was, now = _numbers(one), _numbers(other)
    every = [*was, *(place for place in now if place not in was)]
    apart = sum(
        place not in was or place not in now or was[place] != now[place] for place in every
    )
    what = f"{kind}-numbers" if apart else f"{kind}-otherwise"
    yield _titled(where, what, one, n=apart, total=len(every))


def _numbers(picture: Chart | Map) -> Numbers:
    """Give what a picture shows at each of its places: of a line, or of an area."""
    return _along(picture) if isinstance(picture, Chart) else _by_area(picture)


def _along(chart: Chart) -> dict[Hashable, Hashable]:
    return {
        (line.name, place): (
            line.values[k],
            *(ends[k] for ends in (line.low, line.high) if ends),
        )
        for line in chart.lines
        for k, place in enumerate(chart.at)
    }


def _by_area(drawn: Map) -> dict[Hashable, Hashable]:
    """Name areas; the second of one name by its place among them."""
    seen: Counter[str] = Counter()
    found: dict[Hashable, Hashable] = {}
    for shape in drawn.shapes:
        found[shape.name, seen[shape.name]] = (shape.count, shape.marked, shape.rate)
        seen[shape.name] += 1
    return found


def _titled(where: str, what: str, said: Chart | Map | Estimate, **facts: int) -> Difference:
    title = said.label if isinstance(said, Estimate) else said.title
    told = {language: {"title": in_words(title, language)} | facts for language in ("es", "en")}
    return spoken("picture", where, what, told)
