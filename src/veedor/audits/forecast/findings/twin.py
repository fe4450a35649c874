"""What the forecast is: the simplest rule of counting whose maps are the same."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from veedor.audits.forecast.contest import enter
from veedor.audits.forecast.drawn import hits_compared, widest
from veedor.audits.forecast.maps import MODELS, at_periods, history_of
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import INCIDENTS, asks, compared, exactly, named_rule
from veedor.audits.forecast.study import Study
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from veedor.stats.rows import Rows
    from veedor.stats.twin import Twin

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_OTHERS = 3
_UNIT = "cells and periods"


def find(study: Study) -> Finding:
    """Give the rule whose maps come nearest to the forecast's, and how near."""
    because = study.no_baselines
    if because is None and study.ready()[0].use == "flagged":
        because = say("absent.flags-only")
    ranked = () if because is not None else _ranked(study)
    found = tuple(one for one in ranked if one.name not in MODELS)
    estimates = (
        *(_of(study, found[0]) if found else _nothing(because or say("absent.no-history"))),
    )
    return Finding(
        id="forecast.twin",
        rank=19,
        title=say("twin.title"),
        claim=say("twin.claim"),
        verdict=_judge(study, found),
        plain=because or _plain(study, found[0]),
        estimates=estimates,
        caveats=(say("twin.caveat"),),
        alternatives=tuple(
            Alternative(text=named_rule("twin.next", one.name, r=rounded(one.correlation)))
            for one in ranked[: 2 + _OTHERS]
            if one.name != found[0].name
        ),
        asks=asks(because, "predictions", "incidents"),
        queries=("predicted", "history"),
    )


def _ranked(study: Study) -> "tuple[Twin, ...]":
    from veedor.stats.twin import twins

    panel, _ = study.ready()
    meaning: Literal["rate", "order"] = "rate" if panel.use == "rate" else "order"
    return tuple(twins(panel.values, _candidates(study, panel), meaning=meaning))


def _candidates(study: Study, panel: Panel) -> "dict[str, Callable[[], Rows]]":
    """Give every baseline but the uniform, and means of the windows in which to search."""
    from veedor.stats.daily import moving_average

    known = history_of(panel, study.options)
    made: dict[str, Callable[[], Rows]] = {
        name: partial(study.baselines.__getitem__, name)
        for name in study.baselines
        if name not in {"uniform", "last-month"}
    }

    def mean_of(window: int) -> "Rows":
        if known is None:
            raise ValueError("nothing was known before the first period")
        drawn = partial(moving_average, panel.past, known, window)
        return at_periods(drawn, panel, known)

    for window in (*study.options.twin_windows, study.options.month_days):
        made[f"mean-{window}"] = partial(mean_of, window)
    return made


def _of(study: Study, twin: "Twin") -> tuple[Estimate, ...]:
    panel, contest = study.ready()
    size = panel.values.size
    other = enter(_candidates(study, panel)[twin.name](), panel, contest.shares)
    label = named_rule("twin.correlation", twin.name)
    first = exactly("twin.correlation", label, twin.correlation, size, _UNIT)
    gaps = [
        exactly(name, say(name), gap, size, _UNIT, "rate")
        if gap is not None
        else absent(name, say(name), _UNIT, say("absent.order-only"))
        for name, gap in (
            ("twin.largest-gap", twin.largest_gap),
            ("twin.mean-gap", twin.mean_gap),
        )
    ]
    import numpy as np

    shared = whole = 0.0
    for ours, theirs in zip(contest.product.flagged, other.flagged, strict=True):
        shared += float(np.minimum(ours, theirs).sum())
        whole += float(ours.sum())
    common = exactly(
        "twin.in-common",
        say("twin.in-common"),
        shared / whole,
        round(whole),
        _UNIT,
        "share",
    )
    apart = widest(
        hits_compared(contest.product, other, panel, study.options, study.setting.seed)
    )
    label = say("twin.capture-apart")
    last = (
        absent("twin.capture-apart", label, INCIDENTS, say("absent.one-block"))
        if apart is None
        else compared("twin.capture-apart", label, apart, panel.total)
    )
    return (first, *gaps, common, last)


def _nothing(because: Sentence) -> tuple[Estimate, ...]:
    return (absent("twin.correlation", say("twin.correlation-absent"), _UNIT, because),)


def _judge(study: Study, found: "tuple[Twin, ...]") -> Verdict:
    if not found:
        return Verdict.NOT_ASSESSABLE
    same = found[0].correlation >= study.options.twin_at
    return Verdict.CONTRADICTED if same else Verdict.SUPPORTED


def _plain(study: Study, twin: "Twin") -> Sentence:
    same = twin.correlation >= study.options.twin_at
    return named_rule(
        "twin.plain" if same else "twin.plain-apart",
        twin.name,
        r=f"{twin.correlation:.7f}",
        correlation=rounded(twin.correlation),
    )
