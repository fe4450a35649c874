"""How far the forecast's rates were from what happened, and against rates that only count."""

from collections.abc import Iterator
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
    import numpy as np
    from numpy.typing import NDArray

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
    from veedor.stats.forecast_scores import floored

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
    mixed = floored(panel.values, panel.events, epsilon=epsilon, area=panel.area).rate
    yield _score(name, label, mixed, panel)
    least = study.options.floor
    label = say("scores.floored", floor=f"{least:g}")
    yield _score("score-floored.product", label, _lifted(panel.values, least), panel)
    yield from _others(panel, mixed)
    for rule, rates in study.baselines.items():
        yield _score(
            f"score-floored.{rule}",
            named_rule("scores.floored-rule", rule),
            _lifted(rates, least),
            panel,
        )
    yield from _gains(study, panel, mixed)


def _lifted(rates: "NDArray[np.float64]", least: float) -> "NDArray[np.float64]":
    import numpy as np

    return np.maximum(rates, least)


def _score(name: str, label: Sentence, rates: "NDArray[np.float64]", panel: Panel) -> Estimate:
    from veedor.stats.forecast_scores import poisson_score

    score = float(poisson_score(rates, panel.events).sum()) / panel.total
    return exactly(name, label, score, panel.total, INCIDENTS, "rate")


def _others(panel: Panel, mixed: "NDArray[np.float64]") -> Iterator[Estimate]:
    """Give Brier's score, the CRPS and the deviance, as means over cells and periods."""
    from veedor.stats.forecast_scores import brier, chance_of_any, crps_poisson, deviance

    for name, table in (
        ("brier.product", brier(chance_of_any(mixed), panel.events)),
        ("crps.product", crps_poisson(mixed, panel.events)),
        ("deviance.product", deviance(mixed, panel.events)),
    ):
        value = float(table.mean())
        yield exactly(name, say(f"scores.{name}"), value, panel.values.size, _UNIT, "rate")


def _gains(study: Study, panel: Panel, mixed: "NDArray[np.float64]") -> Iterator[Estimate]:
    """Give the information gained per incident over every baseline, with its interval."""
    from veedor.stats.forecast_scores import floored, poisson_score

    own = -poisson_score(mixed, panel.events)
    for name, rates in study.baselines.items():
        label = named_rule("scores.gain", name)
        if not rates.sum(axis=1).all():
            why = say("absent.empty-map")
            yield absent(f"gain.{name}", label, INCIDENTS, why)
            continue
        other = floored(
            rates, panel.events, epsilon=study.options.epsilon, area=panel.area
        ).rate
        pair = own, -poisson_score(other, panel.events)
        found = widest(scores_compared(pair, panel, study.options, study.setting.seed))
        if found is None:
            yield absent(f"gain.{name}", label, INCIDENTS, say("absent.one-block"))
        else:
            yield compared(f"gain.{name}", label, found, panel.total)


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
