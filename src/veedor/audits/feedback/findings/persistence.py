"""Do the same places stay at the top, and do events close in, beyond constant rates?"""

import numpy as np

from veedor.audits.feedback.study import Grid, Study, Whole, asks
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.persistence import (
    Beyond,
    Statistic,
    beyond_stationary,
    concentration_change,
    successive_ranks,
)

UNIT = "places"
SERIES = ("all", "discovered", "reported")


def find(study: Study) -> Finding:
    """Give rank correlation and change of concentration, each with the band of the null."""
    because = study.no_place()
    estimates: list[Estimate] = []
    beyond: list[Beyond] = []
    for number, series in enumerate(SERIES):
        for kind in ("ranks", "closing"):
            made, found = _measured(study, series, kind, 10 * number + len(kind), because)
            estimates += made
            if series == "all" and found is not None:
                beyond.append(found)
    return Finding(
        id="feedback.persistence",
        rank=23,
        title=say("persistence.title"),
        claim=say("persistence.claim"),
        verdict=_judge(beyond, study.options.level),
        plain=_plain(beyond, estimates, because),
        estimates=tuple(estimates),
        pictured=(),
        caveats=(
            say("persistence.caveat", periods=study.options.rank_periods),
            say("persistence.caveat-locked"),
        ),
        asks=asks(study, "incidents", "cell"),
        queries=("days", "places"),
    )


def _measured(
    study: Study, series: str, kind: str, dice: int, because: Sentence | None
) -> tuple[tuple[Estimate, Estimate], Beyond | None]:
    """Give what was seen, and what constant rates would give."""
    because = because or _no_series(study, series)
    found = None
    top = 1
    if because is None:
        grid = study.laid()
        top = study.top(grid)
        table = _table(grid, series, study.options.rank_periods)
        found = _beyond(study, table, successive_ranks if kind == "ranks" else None, top, dice)
        because = say("absent.few-places") if found is None else None
    name = f"persistence.{kind}.{series}"
    label = say(f"persistence.{kind}.{series}", top=top)
    band = say("persistence.band", what=f"{kind}.{series}")
    if found is None:
        why = because or say("absent.few-places")
        return (absent(name, label, UNIT, why), absent(f"{name}.null", band, UNIT, why)), None
    support = len(study.laid().places)
    return (
        _number(name, label, found, support),
        _null(f"{name}.null", band, found, support),
    ), found


def _no_series(study: Study, series: str) -> Sentence | None:
    if series == "all":
        return None
    because = study.lacking("incidents", "discovered_by")
    return because if study.origins_known() else because or say("absent.no-discovered-by")


def _table(grid: Grid, series: str, periods: int) -> Whole:
    """Cut the days into equal periods, and leave out those at the start that are over."""
    counts = grid.events if series == "all" else grid.by_origin[series]
    length = grid.days // periods
    if not length:
        return np.zeros((0, 0), dtype=np.int64)
    kept = counts[:, grid.days - length * periods :]
    return np.asarray(kept.reshape(len(kept), periods, length).sum(axis=2))


def _beyond(
    study: Study, table: Whole, statistic: Statistic | None, top: int, dice: int
) -> Beyond | None:
    held = table[table.sum(axis=1) > 0] if table.size else table
    if min(held.shape) < 2 or min(held.sum(axis=0)) == 0:
        return None
    return beyond_stationary(
        held,
        statistic or concentration_change(min(top, len(held) - 1)),
        draws=study.options.draws,
        rng=study.dice(dice),
        level=study.options.level,
    )


def _number(name: str, label: Sentence, found: Beyond, support: int) -> Estimate:
    value = rounded(found.value)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=support,
        method="count",
        interval=Interval(kind="exact count", value=value, low=value, high=value),
    )


def _null(name: str, label: Sentence, found: Beyond, support: int) -> Estimate:
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=support,
        method="stationary null, all outcomes" if found.exact else "stationary null, drawn",
        interval=Interval(kind="bounds", low=rounded(found.low), high=rounded(found.high)),
    )


def _judge(beyond: list[Beyond], level: float) -> Verdict:
    """Judge by both statistics of all events, each at half of what may err."""
    if not beyond:
        return Verdict.NOT_ASSESSABLE
    apart = any(one.as_high <= (1 - level) / 2 for one in beyond)
    return Verdict.CONTRADICTED if apart else Verdict.INCONCLUSIVE


def _plain(
    beyond: list[Beyond], estimates: list[Estimate], because: Sentence | None
) -> Sentence:
    if because is not None or not beyond:
        return because or estimates[0].absent_because or say("absent.few-places")
    ranks, closing = beyond[0], beyond[-1]
    return say(
        "persistence.plain",
        ranks=ranks.value,
        low=ranks.low,
        high=ranks.high,
        p_ranks=ranks.as_high,
        closing=closing.value,
        closing_low=closing.low,
        closing_high=closing.high,
        p_closing=closing.as_high,
    )
