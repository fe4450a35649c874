"""The tests that earthquake forecasters use, for comparability: what they assume is said."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import INCIDENTS, asks, exactly, named_rule
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.binomial import exact_share
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.limits import confidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.csep import Kind
    from veedor.stats.rows import Rows, Table

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_DRAWN: "tuple[tuple[str, Kind], ...]" = (
    ("csep.l", "L"),
    ("csep.cl", "CL"),
    ("csep.s", "S"),
    ("csep.binary-s", "binary S"),
)
_SIMULATIONS = 1_000
_UNIT = "simulations"


def find(study: Study) -> Finding:
    """Give N, L, CL, S, binary S, T and W, of the rates and the incidents of all periods."""
    because = study.no_rates or _no_floor(study)
    estimates = (
        tuple(_estimates(study))
        if because is None
        else (absent("csep.n-at-least", say("csep.n-at-least"), INCIDENTS, because),)
    )
    return Finding(
        id="forecast.csep",
        rank=60,
        title=say("csep.title"),
        claim=say("csep.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=because or say("csep.plain", n=study.ready()[0].total),
        estimates=estimates,
        caveats=(say("csep.caveat"), say("csep.caveat-low"), say("csep.caveat-pairs")),
        asks=asks(because, "predictions", "incidents"),
        queries=("predicted", "events", "history"),
    )


def _no_floor(study: Study) -> Sentence | None:
    """Say that incidents fell at rate zero, where the case sets no floor for them."""
    panel = study.panel
    if panel is None or not panel.values.sum():
        return say("absent.no-expected")
    lost = panel.events[panel.values == 0].any()
    return say("absent.no-floor") if lost and not study.options.epsilon else None


def _estimates(study: Study) -> Iterator[Estimate]:
    panel, _ = study.ready()
    yield from _numbers(panel)
    yield from _simulated(study, panel)
    yield from _pairs(study, panel)


def _numbers(panel: Panel) -> Iterator[Estimate]:
    from veedor.stats.csep_numbers import number_test

    found = number_test(float(panel.values.sum()), panel.total)
    for name, chance in (
        ("csep.n-at-least", found.p_at_least),
        ("csep.n-at-most", found.p_at_most),
    ):
        yield exactly(name, say(name), rounded(chance), panel.total, INCIDENTS)


def _simulated(study: Study, panel: Panel) -> Iterator[Estimate]:
    """Give each test's quantile as what it is: a share of so many simulations."""
    import numpy as np

    from veedor.stats.csep import consistency_test

    rng = np.random.default_rng(study.setting.seed)
    rates, seen = panel.values.sum(axis=0), panel.events.sum(axis=0)
    for name, kind in _DRAWN:
        found = consistency_test(
            kind, rates, seen, rng, simulations=_SIMULATIONS, epsilon=study.options.epsilon
        )
        below = round(float(found.quantile or 0.0) * _SIMULATIONS)
        yield Estimate(
            name=name,
            label=say(name),
            shape="share",
            unit=_UNIT,
            support=_SIMULATIONS,
            count=below,
            method="Clopper and Pearson (1934)",
            interval=confidence(exact_share(below, _SIMULATIONS, study.options.level)),
        )


def _pairs(study: Study, panel: Panel) -> Iterator[Estimate]:
    """Give T and W against the rule of counting that would have been chosen beforehand."""
    from veedor.stats.csep_pairs import gain_test, rank_test
    from veedor.stats.rows import over_cells
    from veedor.stats.score_rows import floored_rows

    name = study.reference
    rates = study.baselines.get(name)
    if rates is None or not over_cells(rates).all() or panel.total < 2:
        why = say("absent.no-history") if rates is None else say("absent.empty-map")
        yield absent("csep.t", say("csep.t-absent"), INCIDENTS, why)
        return
    tables: tuple[Table, Table] = panel.values, rates
    mixed = [
        floored_rows(one, epsilon=study.options.epsilon, area=panel.area) for one in tables
    ]
    pair = _at_events(mixed[0], panel), _at_events(mixed[1], panel)
    totals = float(over_cells(mixed[0]).sum()), float(over_cells(mixed[1]).sum())
    for key, chance in (
        ("csep.t", gain_test(pair, totals).p),
        ("csep.w", rank_test(pair, totals).p),
    ):
        yield exactly(key, named_rule(key, name), rounded(chance), panel.total, INCIDENTS)


def _at_events(rates: "Rows", panel: Panel) -> "NDArray[np.float64]":
    """Give the rate at each incident, as often as there were incidents there."""
    import numpy as np

    both = zip(rates, panel.events, strict=True)
    return np.concatenate([np.repeat(row[seen > 0], seen[seen > 0]) for row, seen in both])
