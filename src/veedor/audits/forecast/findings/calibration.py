"""Do the forecast's rates mean what they say? Totals, groups of rates, the PIT, CORP."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import UNSET

from veedor.audits.forecast.curves import reliability_chart
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import INCIDENTS, asks, exactly, given
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats.calibration import Ratio

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_UNIT = "cells and periods"


def find(study: Study) -> Finding:
    """Give observed over expected in all and by groups of rates, and where rates mislead."""
    because = study.no_rates
    estimates = (
        tuple(_estimates(study))
        if because is None
        else (absent("observed.over-expected", say("calibration.total"), INCIDENTS, because),)
    )
    chart = None if because is not None else reliability_chart(study)
    return Finding(
        id="forecast.calibration",
        rank=25,
        title=say("calibration.title"),
        claim=say("calibration.claim"),
        verdict=_judge(estimates),
        plain=because or _plain(estimates),
        estimates=estimates,
        pictured=given(
            e
            for e in estimates
            if e.name.startswith("decile.") or e.name == "observed.over-expected"
        ),
        caveats=(
            say("calibration.caveat"),
            say("calibration.caveat-groups"),
            say("calibration.caveat-pit"),
        ),
        asks=asks(because, "predictions", "incidents"),
        queries=("predicted", "events"),
        charts=(chart,) if chart else UNSET,
    )


def _estimates(study: Study) -> Iterator[Estimate]:
    from veedor.stats.calibration import deciles, totals

    panel, _ = study.ready()
    level = study.options.level
    found = totals(panel.values, panel.events, confidence=level)
    label = say(
        "calibration.total-of",
        expected=rounded(found.expected),
        observed=rounded(found.observed),
    )
    yield _ratio("observed.over-expected", label, found, level)
    groups = deciles(
        panel.values, panel.events, groups=study.options.most_shown, confidence=level
    )
    for place, group in enumerate(groups, 1):
        label = say(
            "calibration.group", least=rounded(group.least), greatest=rounded(group.greatest)
        )
        yield _ratio(f"decile.{place}", label, group.total, level)
    yield from _pit(panel)
    yield from _corp(panel, study.options.epsilon or 1e-3)
    yield _failing(panel, level)
    if panel.blocked:
        yield _blocks_failing(panel, level)


def _pit(panel: Panel) -> Iterator[Estimate]:
    """Give the bars of the PIT of the counts, and the farthest that it strays from even."""
    from veedor.stats.calibration import count_pit

    pit, size = count_pit(panel.values, panel.events), panel.values.size
    yield exactly("pit.farthest", say("calibration.pit"), pit.farthest, size, _UNIT)
    for place, height in enumerate(pit.heights.tolist(), 1):
        low, high = (rounded(float(edge)) for edge in pit.edges[place - 1 : place + 1])
        label = say("calibration.pit-bar", low=low, high=high)
        yield exactly(f"pit.bar.{place}", label, height, size, _UNIT)


def _corp(panel: Panel, epsilon: float) -> Iterator[Estimate]:
    """Give the parts of the Poisson score per incident, and of Brier's per cell and period."""
    from veedor.stats.forecast_scores import chance_of_any
    from veedor.stats.reliability import parted
    from veedor.stats.rows import Rows
    from veedor.stats.score_rows import floored_rows

    mixed = floored_rows(panel.values, epsilon=epsilon, area=panel.area)
    chances = Rows(shape=mixed.shape, make=lambda: map(chance_of_any, mixed))
    by_rate = parted(mixed, panel.events, score="poisson")
    by_chance = parted(chances, panel.events, score="brier")
    per = panel.values.size / panel.total
    for part in ("miscalibration", "discrimination", "uncertainty"):
        name, value = f"corp.{part}", getattr(by_rate, part) * per
        yield exactly(name, say(f"calibration.{name}"), value, panel.total, INCIDENTS)
    for part in ("miscalibration", "discrimination", "uncertainty"):
        name, value = f"corp-brier.{part}", getattr(by_chance, part)
        yield exactly(name, say(f"calibration.{name}"), value, panel.values.size, _UNIT)


def _ratio(name: str, label: Sentence, found: "Ratio", level: float) -> Estimate:
    if found.ratio is None or found.low is None or found.high is None:
        return absent(name, label, INCIDENTS, say("absent.nothing-expected"))
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=INCIDENTS,
        support=round(found.observed),
        method="Garwood (1936), widened by the spread between periods",
        interval=Interval(
            kind="confidence",
            value=rounded(found.ratio),
            low=rounded(min(found.low, found.ratio)),
            high=rounded(max(found.high, found.ratio)),
            level=level,
        ),
    )


def _failing(panel: Panel, level: float) -> Estimate:
    """Count periods whose total an exact Poisson test of their own rate would refuse."""
    expected, observed = panel.values.sum(axis=1), panel.events.sum(axis=1)
    size = len(expected)
    label = say("calibration.failing", level=rounded(100 * (1 - level)))
    outside = _refused(expected, observed, level)
    return exactly("periods.failing", label, outside / size, size, "periods", "share")


def _blocks_failing(panel: Panel, level: float) -> Estimate:
    """Count blocks of the map whose total an exact Poisson test of their rate would refuse."""
    import numpy as np

    expected, observed = (
        np.bincount(panel.labels, weights=table.sum(axis=0)).astype(np.float64)
        for table in (panel.values, panel.events)
    )
    held = np.bincount(panel.labels) > 0
    size = int(held.sum())
    label = say("calibration.blocks-failing", level=rounded(100 * (1 - level)))
    outside = _refused(expected[held], observed[held], level)
    return exactly("blocks.failing", label, outside / size, size, "blocks", "share")


def _refused(
    expected: "NDArray[np.float64]", observed: "NDArray[np.float64]", level: float
) -> int:
    from scipy import special

    tail = (1 - level) / 2
    least = special.pdtr(observed, expected)
    most = 1 - special.pdtr(observed - 1, expected)
    return int(((least < tail) | (most < tail)).sum())


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    ratios = [
        e.interval
        for e in estimates
        if (e.name.startswith("decile.") or e.name == "observed.over-expected") and e.interval
    ]
    if not ratios:
        return Verdict.NOT_ASSESSABLE
    if any(one.low > 1 or one.high < 1 for one in ratios):
        return Verdict.CONTRADICTED
    return Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    first = estimates[0]
    groups = [e.interval for e in estimates if e.name.startswith("decile.") and e.interval]
    off = sum(1 for one in groups if one.low > 1 or one.high < 1)
    if first.interval is None or first.interval.value is None:
        return first.absent_because or say("absent.nothing-expected")
    return say(
        "calibration.plain",
        ratio=first.interval.value,
        low=first.interval.low,
        high=first.interval.high,
        off=off,
        groups=len(groups),
    )
