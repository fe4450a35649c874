"""Stress test: would the top places stay at the top at other reporting rates?"""

from collections.abc import Sequence

from veedor.audits.feedback.stress import modelled
from veedor.audits.feedback.study import Study
from veedor.core import Estimate, Finding, Interval, Sentence, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded
from veedor.stats.reporting import robust_to_reporting, swap_ratio, top_places

UNIT = "places"
_PARTS = ("always", "sometimes", "joined")
_Counted = tuple[tuple[int, ...], tuple[str, ...], int]


def find(study: Study) -> Finding:
    """Give the ratio of rates that changes the top, and what stays at every rate named."""
    because = study.no_place()
    if because is None and len(study.laid().places) < 2:
        because = say("absent.few-places")
    read = _counted(study) if because is None else ((), (), 0)
    estimates = (_swap(read, because), *_robust(study, read, because))
    return modelled(
        "reporting",
        98,
        _plain(estimates, because),
        estimates,
        (say("reporting.caveat"),),
        ("days", "places", "homes"),
    )


def _counted(study: Study) -> _Counted:
    """Give each place's reported events (all, where no origin is known), its area, the top."""
    grid = study.laid()
    table = grid.by_origin["reported"] if study.origins_known() else grid.events
    homes: dict[str, str] = {}
    for one in study.counts.homes:
        homes.setdefault(one.place, one.area)
    areas = tuple(homes.get(place, place) for place in grid.places)
    return tuple(table.sum(axis=1).tolist()), areas, study.top(grid)


def _swap(read: _Counted, because: Sentence | None) -> Estimate:
    counts, _, top = read
    name, label = "stress.reporting.swap", say("reporting.swap", top=top)
    ratio = swap_ratio(counts, top) if because is None else None
    if ratio is None:
        return absent(name, label, UNIT, because or say("absent.nothing-below"))
    value = rounded(ratio)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=len(counts),
        method="count",
        interval=Interval(kind="exact count", value=value, low=value, high=value),
    )


def _robust(study: Study, read: _Counted, because: Sentence | None) -> tuple[Estimate, ...]:
    counts, areas, top = read
    rates = study.options.reporting_rates
    if because is None and not rates:
        because = say("absent.no-reporting-rates")
    if because is None:
        because = _no_rate(counts, areas, rates or {})
    if because is not None:
        return tuple(_none(part, top, because) for part in _PARTS)
    found = robust_to_reporting(counts, areas, rates or {}, top)
    chosen = len(top_places(counts, top))
    return tuple(
        count_of(f"stress.reporting.{part}", say(f"reporting.{part}", top=top), UNIT, n, of)
        for part, n, of in (
            ("always", found.always, chosen),
            ("sometimes", found.sometimes, chosen),
            ("joined", found.joined, len(counts) - chosen),
        )
    )


def _none(part: str, top: int, because: Sentence) -> Estimate:
    return absent(f"stress.reporting.{part}", say(f"reporting.{part}", top=top), UNIT, because)


def _no_rate(
    counts: Sequence[int], areas: Sequence[str], rates: dict[str, tuple[float, float]]
) -> Sentence | None:
    without = {area for area in areas if area not in rates}
    return say("absent.area-without-rate", n=len(without)) if counts and without else None


def _plain(estimates: tuple[Estimate, ...], because: Sentence | None) -> Sentence:
    swap, always = estimates[0].interval, estimates[1].interval
    if because is not None or swap is None:
        return because or say("absent.nothing-below")
    if always is None:
        return say("reporting.plain" if swap.low > 1 else "reporting.plain-tie", ratio=swap.low)
    return say(
        "reporting.plain-robust",
        ratio=swap.low,
        always=always.low,
        top=estimates[1].support,
    )
