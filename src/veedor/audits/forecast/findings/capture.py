"""What the named places caught of what happened, and what the best choice could have caught."""

from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import UNSET

from veedor.audits.forecast.cell_map import cell_map
from veedor.audits.forecast.contest import Contest, enter
from veedor.audits.forecast.curves import capture_chart
from veedor.audits.forecast.drawn import hits_compared, widest
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import (
    INCIDENTS,
    asks,
    between,
    compared,
    exactly,
    given,
)
from veedor.audits.forecast.study import Study
from veedor.core import Chart, Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from veedor.stats.efficiency import Horizon
    from veedor.stats.rows import Table

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_CELLS = "cells and periods"


def find(study: Study) -> Finding:
    """Give precision per prediction and capture per incident, PAI and PEI, and the curve."""
    because = study.why_not
    first = _over_chance(study, because)
    more = () if because is not None else tuple(_estimates(study))
    chart = None if because is not None else capture_chart(study)
    return Finding(
        id="forecast.capture",
        rank=20,
        title=say("capture.title"),
        claim=say("capture.claim"),
        verdict=_judge(first),
        plain=because or _plain(study, more),
        estimates=(first, *more),
        pictured=given((first, *(e for e in more if _beside(e.name, chart)))),
        caveats=(
            say("capture.caveat-two"),
            say("capture.caveat-oracle"),
            say("capture.caveat-star"),
            say("capture.caveat-area" if _by_number(study) else "capture.caveat-clipped"),
        ),
        asks=asks(because, "predictions", "incidents", "cells"),
        queries=("periods", "predicted", "events", "incident_coverage", "map_cells"),
        map=UNSET if because is not None else cell_map(study) or UNSET,
        charts=(chart,) if chart else UNSET,
    )


def _beside(name: str, chart: Chart | None) -> bool:
    """Say whether a number is drawn on its own: the curve's are not, where there is a curve."""
    return name == "capture.ties" or (chart is None and name.startswith("curve."))


def _by_number(study: Study) -> bool:
    return study.panel is None or study.panel.area is None


def _over_chance(study: Study, because: Sentence | None) -> Estimate:
    import numpy as np

    from veedor.stats.rows import Rows

    name, label = "hit-rate.over-random", say("capture.over-random")
    if because is not None:
        return absent(name, label, INCIDENTS, because)
    panel, contest = study.ready()
    nothing = np.zeros(panel.shape[1])
    blank = Rows(shape=panel.shape, make=lambda: repeat(nothing, panel.shape[0]))
    even = enter(blank, panel, contest.shares)
    found = widest(
        hits_compared(contest.product, even, panel, study.options, study.setting.seed)
    )
    if found is None:
        return absent(name, label, INCIDENTS, say("absent.one-block"))
    return compared(name, label, found, panel.total)


def _estimates(study: Study) -> Iterator[Estimate]:
    panel, contest = study.ready()
    caught = contest.product.caught
    credit, busy = _flagged_and_busy(contest, panel)
    seen = study.counts.incident_coverage[0]
    lost = seen.off_map + seen.nowhere
    yield exactly(
        "precision.per-prediction",
        say("capture.precision"),
        busy / max(credit, 1e-300),
        round(credit),
        _CELLS,
        "share",
    )
    yield between(
        "capture.ties",
        say("capture.ties"),
        (caught.hits_low / panel.total, caught.hits_high / panel.total),
        panel.total,
        INCIDENTS,
        "share",
    )
    yield exactly(
        "capture.of-all",
        say("capture.of-all", lost=lost),
        caught.hits / (panel.total + lost),
        panel.total + lost,
        INCIDENTS,
        "share",
    )
    yield exactly(
        "capture.daily", say("capture.daily", empty=caught.empty), caught.daily,
        caught.periods - caught.empty, "periods", "share",
    )  # fmt: skip
    yield exactly(
        "capture.area-used", say("capture.area-used"), caught.area_used, panel.shape[1],
        "cells", "share",
    )  # fmt: skip
    yield from _efficiency(panel, contest, study)
    yield from _curve(panel, contest, study)


def _flagged_and_busy(contest: Contest, panel: Panel) -> tuple[float, float]:
    """Count the places flagged, and those of them in which anything happened."""
    flagged = busy = 0.0
    for credit, seen in zip(contest.product.flagged, panel.events, strict=True):
        flagged += float(credit.sum())
        busy += float(credit[seen > 0].sum())
    return flagged, busy


def _efficiency(panel: Panel, contest: Contest, study: Study) -> Iterator[Estimate]:
    """Give PAI and what it is of the best possible, the oracle named in each label."""
    import numpy as np

    from veedor.stats.efficiency import pei, pei_star
    from veedor.stats.rows import Rows

    caught = contest.product.caught
    yield exactly("pai", say("capture.pai"), caught.pai, panel.total, INCIDENTS)
    share = float(contest.shares.mean())
    if not share or float(np.ptp(contest.shares)) > 0:
        for name, words in (
            ("pei", "pei"),
            ("pei.each-period", "pei.each-period"),
            ("pei-star", "pei-star-absent"),
        ):
            why = say("absent.uneven-coverage")
            yield absent(name, say(f"capture.{words}"), INCIDENTS, why)
        return
    flagged = contest.product.flagged
    chosen = Rows(shape=panel.shape, make=lambda: iter(flagged))
    horizons: tuple[tuple[str, Horizon], ...] = (
        ("pei", "all periods"),
        ("pei.each-period", "each period"),
    )
    for name, horizon in horizons:
        found = pei(chosen, panel.events, share, panel.area, horizon=horizon)
        yield exactly(name, say(f"capture.{name}"), found.value, panel.total, INCIDENTS)
    band = study.options.band or (share / 2, min(1.0, 1.5 * share))
    name, label = "pei-star", say("capture.pei-star", low=100 * band[0], high=100 * band[1])
    try:
        best = pei_star(chosen, panel.events, share, panel.area, band=band)
    except ValueError:
        yield absent(name, say("capture.pei-star-absent"), INCIDENTS, say("absent.no-band"))
        return
    yield exactly(name, label, best.value, panel.total, INCIDENTS)


def _curve(panel: Panel, contest: Contest, study: Study) -> Iterator[Estimate]:
    """Give points of the curve for the product and, where it can be, for last month."""
    import numpy as np

    lines: dict[str, tuple[Table, bool]] = {"product": (panel.values, panel.use == "rate")}
    if MONTH in contest.baselines:
        lines[MONTH] = (contest.baselines[MONTH].rates, True)
    for name, (rates, by_area) in lines.items():
        if panel.use == "flagged" and name == "product":
            continue
        for place, share in enumerate(study.options.curve, 1):
            shares = np.full(panel.shape[0], share)
            one = enter(rates, panel, shares, by_area=by_area)
            label = say(f"capture.curve-{name}", share=rounded(100 * share))
            yield exactly(
                f"curve.{name}.{place}", label, one.caught.rate, panel.total, INCIDENTS, "share"
            )


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    if first.interval.low > 0:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if first.interval.high < 0 else Verdict.INCONCLUSIVE


def _plain(study: Study, more: tuple[Estimate, ...]) -> Sentence:
    panel, contest = study.ready()
    caught = contest.product.caught
    held = {e.name: e for e in more if e.interval is not None}
    facts: dict[str, Fact] = {
        "area": rounded(caught.area_used),
        "rate": rounded(caught.rate),
        "n": panel.total,
        "pai": rounded(caught.pai),
        "precision": _low(held["precision.per-prediction"]),
    }
    if "pei" not in held or "pei-star" not in held:
        return say("capture.plain", **facts)
    star = held["pei-star"]
    band = {end: star.label.facts[end] for end in ("low", "high")}
    return say("capture.plain-oracles", **facts, **band, pei=_low(held["pei"]), star=_low(star))


def _low(one: Estimate) -> float:
    return 0.0 if one.interval is None else one.interval.low
