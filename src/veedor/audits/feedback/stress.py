"""What all stress tests share: the areas, their rates, and how they are marked as models."""

from veedor.audits.feedback.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say


def areas_of(study: Study) -> tuple[str, ...]:
    """Give the areas of the urn: those named, or the two places with most events."""
    if study.options.urn_areas:
        return study.options.urn_areas
    grid = study.laid()
    totals = grid.events.sum(axis=1)
    order = sorted(range(len(totals)), key=lambda place: (-int(totals[place]), place))
    return tuple(grid.places[place] for place in order[:2] if totals[place])


def no_areas(study: Study) -> Sentence | None:
    """Say why there are no two areas with events; None where there are."""
    because = study.no_place()
    if because is not None:
        return because
    areas, starts = areas_of(study), start_of(study)
    return say("absent.no-areas") if len(areas) < 2 or min(starts) <= 0 else None


def start_of(study: Study) -> tuple[int, ...]:
    """Give how many events each area of the urn has on record; 0 for a place that has none."""
    grid = study.laid()
    totals = dict(zip(grid.places, grid.events.sum(axis=1).tolist(), strict=True))
    return tuple(totals.get(area, 0) for area in areas_of(study))


def rates_of(study: Study) -> tuple[tuple[float, ...], str]:
    """Give the true events a day that the models take, and where they are from.

    Those named; else those reported by the public; else equal ones, as many as are on record.
    """
    areas, grid = areas_of(study), study.laid()
    named = study.options.urn_rates or {}
    if all(area in named for area in areas):
        return tuple(named[area] for area in areas), "named"
    at = {place: row for row, place in enumerate(grid.places)}
    reported = [int(grid.by_origin["reported"][at[area]].sum()) for area in areas]
    if study.origins_known() and min(reported) > 0:
        return tuple(n / grid.days for n in reported), "reported"
    even = sum(start_of(study)) / len(areas) / grid.days
    return (even,) * len(areas), "equal"


def modelled(
    part: str,
    rank: int,
    plain: Sentence,
    estimates: tuple[Estimate, ...],
    caveats: tuple[Sentence, ...],
    queries: tuple[str, ...] = ("days", "places"),
) -> Finding:
    """Give a stress test: a model's numbers, from which nothing is judged."""
    return Finding(
        id=f"feedback.stress-{part}",
        rank=rank,
        title=say(f"{part}.title"),
        claim=say(f"{part}.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=plain,
        estimates=estimates,
        pictured=(),
        caveats=(say("stress.caveat"), *caveats),
        queries=queries,
    )
