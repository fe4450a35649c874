"""The threshold test: the chance of a find at which each group is searched."""

from collections import Counter

from veedor.audits.stops.view import UNIT, View, ask_for, short
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted
from veedor.stats.thresholds import Credible, Searched, ThresholdFit, threshold_test

_METHOD = "Simoiu et al. (2017), Pierson et al. (2018)"
_DIGITS = 2
_LEAST_GROUPS = 3
"""With two groups there are more unknowns than rates, however many the places."""


def find(view: View) -> Finding:
    """Give each group's threshold, and its gap to the reference; or say that no fit settled."""
    because = view.no_pair("place", "searched", "found")
    rows, names = _rows(view) if because is None else ([], ())
    because = because or _too_few(view, rows, names)
    fit = None
    if because is None:
        fit = threshold_test(
            rows,
            groups=len(names),
            signal=view.options.signal,
            seed=view.setting.seed,
            draws=view.options.threshold_draws,
            level=view.options.level,
        )
        because = _failed(fit)
    shown = _shown(view, names, fit) if because is None and fit is not None else ()
    if because is not None:
        shown = (absent("threshold.level", say("threshold.label"), "places", because),)
    return Finding(
        id="stops.thresholds",
        rank=22,
        title=say("threshold.title"),
        claim=say("threshold.claim"),
        verdict=_verdict(shown),
        plain=because or _plain(rows, shown),
        estimates=(*shown, *_signs(fit)),
        pictured=tuple(e.name for e in shown if ".level." in e.name),
        caveats=(
            say("threshold.caveat-model"),
            say("threshold.caveat-missing"),
            say("threshold.caveat-digits"),
        ),
        asks=ask_for(because),
        queries=("acts", "place_cells"),
    )


def _rows(view: View) -> tuple[list[Searched], tuple[str, ...]]:
    """Give searches and hits by place and group; the reference first, places by their size."""
    names = (view.reference, *(name for _, name in view.others()))
    sums: dict[tuple[str, str], list[int]] = {}
    sizes = Counter[str]()
    for cell in view.cells():
        if not cell.place or cell.group_name not in names:
            continue
        three = sums.setdefault((cell.place, cell.group_name), [0, 0, 0])
        known = cell.acts - cell.unsearched - cell.unfound
        for n, number in enumerate((known, cell.searches - cell.unfound, cell.hits)):
            three[n] += number
        sizes[cell.place] += known
    order = sorted((place for place in sizes if sizes[place]), key=lambda p: (-sizes[p], p))
    numbers = {place: n for n, place in enumerate(order)}
    rows = [
        Searched(
            place=numbers[place],
            group=names.index(group),
            stops=three[0],
            searches=three[1],
            hits=three[2],
        )
        for (place, group), three in sorted(sums.items())
        if three[0]
    ]
    return rows, names


def _too_few(view: View, rows: list[Searched], names: tuple[str, ...]) -> Sentence | None:
    """Refuse where there are too few places to tell thresholds from the spread of risk."""
    if all(row.searches == row.stops for row in rows):
        return say("absent.only-searches")
    if len(names) < _LEAST_GROUPS:
        return say("threshold.few-groups", groups=len(names), least=_LEAST_GROUPS)
    places = len({row.place for row in rows})
    if places < view.options.threshold_places:
        return say("threshold.few", places=places, least=view.options.threshold_places)
    bare = set(range(len(names))) - {row.group for row in rows if row.searches}
    return say("absent.no-searches") if bare else None


def _failed(fit: ThresholdFit) -> Sentence | None:
    """Say that a fit did not settle: then it gives no number."""
    if fit.settled:
        return None
    return say(
        "threshold.unsettled",
        rhat=round(min(fit.worst_rhat, 1e6), 3),
        ess=int(fit.least_ess),
        divergences=fit.divergences,
    )


def _shown(
    view: View, names: tuple[str, ...], fit: ThresholdFit | None
) -> tuple[Estimate, ...]:
    if fit is None:
        return ()
    places = {name: n for n, name in enumerate(view.groups, 1)}
    levels = [
        _estimate(
            f"threshold.level.{places[name]}",
            say("threshold.level", group=short(name)),
            "share",
            one,
            (fit.stops, view.options.level),
        )
        for name, one in zip(names, fit.levels, strict=True)
    ]
    gaps = [
        _estimate(
            f"threshold.gap.{places[name]}",
            say("threshold.gap", group=short(name), reference=short(view.reference)),
            "index",
            one,
            (fit.stops, view.options.level),
        )
        for name, one in zip(names[1:], fit.gaps, strict=True)
    ]
    return (*levels, *gaps)


def _estimate(
    name: str, label: Sentence, shape: str, one: Credible, rest: tuple[int, float]
) -> Estimate:
    low, value, high = (round(x, _DIGITS) + 0.0 for x in (one.low, one.mean, one.high))
    return Estimate(
        name=name,
        label=label,
        shape="share" if shape == "share" else "index",
        unit=UNIT,
        support=rest[0],
        method=_METHOD,
        interval=Interval(
            kind="credible",
            value=value,
            low=min(low, value),
            high=max(high, value),
            level=rest[1],
        ),
    )


def _signs(fit: ThresholdFit | None) -> tuple[Estimate, ...]:
    """Give the signs by which a fit is judged: R-hat, effective draws, divergences."""
    none = say("threshold.not-run")
    label = {name: say(f"threshold.{name}") for name in ("rhat", "draws", "divergences")}
    if fit is None:
        return tuple(absent(f"threshold.{name}", label[name], "draws", none) for name in label)
    # Rounded outward to coarse steps: a chain's last digits may differ between machines.
    values = {
        "rhat": round(min(fit.worst_rhat, 1e6), 2),
        "draws": float(int(fit.least_ess) // 100 * 100),
        "divergences": float(fit.divergences),
    }
    return tuple(
        Estimate(
            name=f"threshold.{name}",
            label=label[name],
            shape="index",
            unit="draws",
            support=fit.draws,
            method=_METHOD,
            interval=counted(value),
        )
        for name, value in values.items()
    )


def _plain(rows: list[Searched], shown: tuple[Estimate, ...]) -> Sentence:
    found = [e.interval for e in shown if ".gap." in e.name and e.interval is not None]
    return say(
        "threshold.plain",
        n=len({row.place for row in rows}),
        apart=sum(_off_zero(one) for one in found),
        pairs=len(found),
    )


def _off_zero(interval: Interval) -> bool:
    return interval.low > 0 or interval.high < 0


def _verdict(shown: tuple[Estimate, ...]) -> Verdict:
    """Judge the claim that all groups are searched at the same threshold."""
    found = [e.interval for e in shown if ".gap." in e.name and e.interval is not None]
    if not found:
        return Verdict.NOT_ASSESSABLE
    off = any(_off_zero(one) for one in found)
    return Verdict.CONTRADICTED if off else Verdict.INCONCLUSIVE
