"""The curves of the forecast and of every rule, as data for a picture and its table."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import per_area
from veedor.audits.forecast.drawn import stretch_of
from veedor.audits.forecast.maps import MONTH, UNIFORM
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import named_rule
from veedor.audits.forecast.study import Study
from veedor.core import Chart, Line, say
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.core.chart import Role

    Numbers = NDArray[np.float64]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_AT = (0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75)
_FIRST_PART = 0.2
_GROUPS = 15


def capture_chart(study: Study) -> Chart | None:
    """Give the capture curve with its interval, every rule, and the even spread.

    None where the forecast only flags (it has no order, so no curve), or where there is but one
    stretch of time, so that no interval can be drawn.
    """
    panel, contest = study.ready()
    length = stretch_of(panel, study.options)
    if panel.use == "flagged" or panel.shape[0] // length < 2:
        return None
    share = float(contest.shares.mean())
    at = _places(panel, (*_AT, *study.options.curve, share))
    lines = [_product(study, panel, at), *_rules(study, panel, at)]
    return Chart(
        name="capture",
        title=say("curve.title"),
        description=say(
            "curve.description",
            n=panel.total,
            periods=panel.shape[0],
            cells=panel.shape[1],
            rules=len(contest.baselines),
            level=rounded(100 * study.options.level),
            length=length,
        ),
        across=say("curve.across"),
        up=say("curve.up"),
        shape="share",
        at=tuple(rounded(one) for one in at),
        lines=tuple(lines),
        parts=(_FIRST_PART, 1.0),
        here=rounded(share),
        here_label=say("curve.here", share=rounded(share)),
    )


def _places(panel: Panel, shares: Iterable[float]) -> "Numbers":
    """Give the shares of the map at which curves are drawn: whole cells where all are alike."""
    import numpy as np

    asked = np.array([*shares], dtype=np.float64)
    if panel.area is None:
        cells = panel.shape[1]
        asked = np.floor(np.round(asked * cells, 9)) / cells
    asked = np.concatenate([[0.0, 1.0], asked[(asked > 0) & (asked < 1)]])
    # Apart by ten decimals, as they are written: two places that read the same are one.
    return asked[np.unique(np.round(asked, 10), return_index=True)[1]]


def _product(study: Study, panel: Panel, at: "Numbers") -> Line:
    import numpy as np

    from veedor.stats.capture_lines import caught_at, share_band
    from veedor.stats.comparison import Plan

    scores = per_area(panel.values, panel) if panel.use == "rate" else panel.values
    hits = caught_at(scores, panel.events, at, panel.area)
    value, low, high = share_band(
        hits,
        panel.events.sum(axis=1),
        stretch_of(panel, study.options),
        np.random.default_rng(study.setting.seed),
        Plan(draws=min(study.options.draws, 2_000), confidence=study.options.level),
    )
    return Line(
        name="product",
        label=say("curve.product"),
        role="main",
        values=_written(value),
        low=_written(low),
        high=_written(high),
        level=study.options.level,
    )


def _rules(study: Study, panel: Panel, at: "Numbers") -> Iterator[Line]:
    from veedor.stats.capture_lines import caught_at

    _, contest = study.ready()
    yield Line(name="even", label=say("curve.even"), role="even", values=_written(at))
    if not contest.baselines:
        return
    roles: dict[str, Role] = {study.reference: "second", MONTH: "first"}
    for name in sorted(contest.baselines, key=lambda one: roles.get(one, "other") == "other"):
        if name == UNIFORM:
            continue
        scores = per_area(contest.baselines[name].rates, panel)
        hits = caught_at(scores, panel.events, at, panel.area).sum(axis=0) / panel.total
        yield Line(
            name=name,
            label=named_rule("curve.rule", name),
            role=roles.get(name, "other"),
            values=_written(hits),
        )


def reliability_chart(study: Study) -> Chart | None:
    """Give what happened against what was stated, recalibrated, with its interval.

    None where there is but one stretch of time, so that no interval can be drawn.
    """
    import numpy as np

    from veedor.stats.comparison import Plan
    from veedor.stats.reliability_band import reliability_band

    panel, _ = study.ready()
    length = stretch_of(panel, study.options)
    if panel.shape[0] // length < 2:
        return None
    found = reliability_band(
        panel.values,
        panel.events,
        length,
        np.random.default_rng(study.setting.seed),
        groups=_GROUPS,
        plan=Plan(draws=min(study.options.draws, 1_000), confidence=study.options.level),
    )
    level = study.options.level
    if len(found.stated) < 2:
        return None
    return Chart(
        name="reliability",
        title=say("reliability.title"),
        description=say(
            "reliability.description",
            n=panel.total,
            size=panel.values.size,
            groups=len(found.stated),
            least=int(found.size.min()),
            level=rounded(100 * level),
            length=length,
        ),
        across=say("reliability.across"),
        up=say("reliability.up"),
        shape="rate",
        at=_written(found.stated),
        lines=(
            Line(
                name="observed",
                label=say("reliability.observed"),
                role="main",
                values=_written(found.observed),
                low=_written(found.low),
                high=_written(found.high),
                level=level,
            ),
            Line(
                name="even",
                label=say("reliability.even"),
                role="even",
                values=_written(found.stated),
            ),
        ),
        parts=(rounded(float(found.stated[-1])),),
    )


def _written(numbers: "Numbers") -> tuple[float, ...]:
    return tuple(rounded(float(one)) for one in numbers)
