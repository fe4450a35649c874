"""How far the forecast's rates were from what happened, and against rates that only count."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from veedor.audits.forecast.drawn import scores_compared, widest
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import INCIDENTS, asks, compared, exactly, given, named_rule
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from veedor.stats.rows import Rows
    from veedor.stats.score_rows import Floors, Summed

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_UNIT = "cells and periods"


def find(study: Study) -> Finding:
    """Give the Poisson score per incident, Brier, CRPS, and the gain over every baseline."""
    because = study.no_rates
    estimates = (
        tuple(_estimates(study))
        if because is None
        else (absent("score.product", say("scores.product-absent"), INCIDENTS, because),)
    )
    return Finding(
        id="forecast.scores",
        rank=24,
        title=say("scores.title"),
        claim=say("scores.claim"),
        verdict=_judge(study, estimates),
        plain=because or _plain(study, estimates),
        estimates=estimates,
        pictured=given(e for e in estimates if e.name.startswith("gain.")),
        caveats=(say("scores.caveat"), say("scores.caveat-floor")),
        asks=asks(because, "predictions", "incidents"),
        queries=("predicted", "events", "history"),
    )


def _estimates(study: Study) -> Iterator[Estimate]:
    import numpy as np

    from veedor.stats.forecast_scores import poisson_score
    from veedor.stats.rows import Rows
    from veedor.stats.score_rows import earned, floored_rows, summed

    panel, _ = study.ready()
    epsilon = study.options.epsilon
    before = (panel.values == 0).mean(), float(panel.events[panel.values == 0].sum())
    zero = before[1] / panel.total
    label = say("scores.zero-cells")
    yield exactly("zero.cells", label, float(before[0]), panel.values.size, _UNIT, "share")
    label = say("scores.zero-incidents")
    yield exactly("zero.incidents", label, zero, panel.total, INCIDENTS, "share")
    name, label = "score.product", say("scores.product", epsilon=epsilon)
    if zero and not epsilon:
        yield absent(name, label, INCIDENTS, say("absent.no-floor"))
        return
    mixed = floored_rows(panel.values, epsilon=epsilon, area=panel.area)
    own = summed(partial(earned, per=panel.total), mixed, panel.events)
    yield exactly(name, label, -own.total, panel.total, INCIDENTS, "rate")
    least = study.options.floor
    lifted = Rows(
        shape=panel.shape, make=lambda: (np.maximum(row, least) for row in panel.values)
    )
    value = summed(poisson_score, lifted, panel.events).total / panel.total
    label = say("scores.floored", floor=f"{least:g}")
    yield exactly("score-floored.product", label, value, panel.total, INCIDENTS, "rate")
    yield from _others(panel, mixed)
    rules = {name: _floors(study, panel, rates) for name, rates in study.baselines.items()}
    for rule, floors in rules.items():
        label, value = named_rule("scores.floored-rule", rule), floors.lifted / panel.total
        name = f"score-floored.{rule}"
        yield exactly(name, label, value, panel.total, INCIDENTS, "rate")
    for rule, floors in rules.items():
        yield _gain(study, panel, rule, (floors.mixed, own))


def _floors(study: Study, panel: Panel, rates: "Rows") -> "Floors":
    from veedor.stats.score_rows import score_under_floors

    return score_under_floors(
        rates,
        panel.events,
        epsilon=study.options.epsilon,
        least=study.options.floor,
        area=panel.area,
        per=panel.total,
    )


def _others(panel: Panel, mixed: "Rows") -> Iterator[Estimate]:
    """Give Brier's score, the CRPS and the deviance, as means over cells and periods."""
    from veedor.stats.forecast_scores import brier, chance_of_any, crps_poisson, deviance
    from veedor.stats.score_rows import summed

    size = panel.values.size
    for name, score in (
        ("brier.product", lambda rate, seen: brier(chance_of_any(rate), seen)),
        ("crps.product", crps_poisson),
        ("deviance.product", deviance),
    ):
        value = summed(score, mixed, panel.events).total / size
        yield exactly(name, say(f"scores.{name}"), value, size, _UNIT, "rate")


def _gain(
    study: Study, panel: Panel, rule: str, pair: "tuple[Summed | None, Summed]"
) -> Estimate:
    """Give the information gained per incident over a baseline, with its interval."""
    name, label = f"gain.{rule}", named_rule("scores.gain", rule)
    other, own = pair
    if other is None:
        return absent(name, label, INCIDENTS, say("absent.empty-map"))
    found = widest(scores_compared((own, other), panel, study.options, study.setting.seed))
    if found is None:
        return absent(name, label, INCIDENTS, say("absent.one-block"))
    return compared(name, label, found, panel.total)


def _judge(study: Study, estimates: tuple[Estimate, ...]) -> Verdict:
    gains = [e.interval for e in estimates if e.name.startswith("gain.") and e.interval]
    if study.no_rates is not None or not gains:
        return Verdict.NOT_ASSESSABLE
    if all(one.low > 0 for one in gains):
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if any(one.high < 0 for one in gains) else Verdict.INCONCLUSIVE


def _plain(study: Study, estimates: tuple[Estimate, ...]) -> Sentence:
    gains = [e for e in estimates if e.name.startswith("gain.") and e.interval is not None]
    better = sum(1 for e in gains if e.interval is not None and e.interval.low > 0)
    worse = sum(1 for e in gains if e.interval is not None and e.interval.high < 0)
    zero = next(e for e in estimates if e.name == "zero.incidents")
    share = 0.0 if zero.interval is None else zero.interval.low
    return say(
        "scores.plain",
        better=better,
        worse=worse,
        open=len(gains) - better - worse,
        zero=share,
        epsilon=rounded(study.options.epsilon),
        month=MONTH,
    )
