"""Before adoption, did those who then had it move like the others, and could that be seen?"""

from veedor.audits.effect.shown import CLUSTERED, WELCH, asks, effect_of, or_why, plain_index
from veedor.audits.effect.study import Study, Trend
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded
from veedor.stats.noticeable import noticeable
from veedor.stats.score_intervals import shared_level
from veedor.stats.trends import false_dates


def find(study: Study) -> Finding:
    """Give the drift before, the chance to see one that matters, and false dates."""
    trend, because = study.trend, study.trendless
    estimates = (*_drift(study, trend, because), _dates(study, because))
    return Finding(
        id="effect.trends",
        rank=12,
        title=say("trends.title"),
        claim=say("trends.claim"),
        verdict=_judge(study, trend),
        plain=_plain(study, trend, because),
        estimates=estimates,
        pictured=("trends.drift",) if trend is not None else (),
        caveats=(say("trends.caveat"), say("trends.caveat-line")),
        asks=asks(because),
        queries=("cells",),
    )


def _drift(study: Study, trend: Trend | None, because: Sentence | None) -> tuple[Estimate, ...]:
    labels = {
        name: say(f"trends.{name}") for name in ("drift", "margin", "noticeable", "power")
    }
    if trend is None:
        return tuple(
            or_why(f"trends.{name}", label, "panel units", because)
            for name, label in labels.items()
        )
    grid, options = study.panel, study.options
    method = WELCH if grid.clusters is None else CLUSTERED
    support = grid.count(0)
    least = noticeable(trend.drift, level=options.level, power=options.power)
    return (
        effect_of("trends.drift", labels["drift"], trend.drift, support, options.level, method),
        plain_index(
            "trends.margin", labels["margin"], trend.margin, support, "panel units", "count"
        ),
        plain_index(
            "trends.noticeable", labels["noticeable"], least, support, "panel units", "power"
        ),
        _chance(labels["power"], trend.power, support),
    )


def _chance(label: Sentence, power: float, support: int) -> Estimate:
    exact = rounded(power)
    return Estimate(
        name="trends.power",
        label=label,
        shape="share",
        unit="panel units",
        support=support,
        method="power",
        interval=Interval(kind="exact count", value=exact, low=exact, high=exact),
    )


def _dates(study: Study, because: Sentence | None) -> Estimate:
    """Count the false dates at which the adopters seem to change, all at once."""
    label = say("trends.false-dates")
    if because is None and not study.panel.one_date:
        because = say("absent.several-dates")
    if because is not None:
        return absent("trends.false-dates", label, "periods", because)
    try:
        found = false_dates(study.own, study.far, study.panel.first_after)
    except ValueError:
        return absent("trends.false-dates", label, "periods", say("absent.nothing-varies"))
    level = shared_level(study.options.level, len(found))
    reaches = [one.reach(level) for one in found.values()]
    apart = sum(one.low > 0 or one.high < 0 for one in reaches)
    return count_of("trends.false-dates", label, "periods", apart, len(found))


def _judge(study: Study, trend: Trend | None) -> Verdict:
    if trend is None:
        return Verdict.NOT_ASSESSABLE
    reach = trend.drift.reach(study.options.level)
    if reach.low > 0 or reach.high < 0:
        return Verdict.CONTRADICTED
    # Shown to be small only where the whole interval of the drift lies within the margin.
    within = -trend.margin < reach.low and reach.high < trend.margin
    return Verdict.SUPPORTED if within else Verdict.INCONCLUSIVE


def _plain(study: Study, trend: Trend | None, because: Sentence | None) -> Sentence:
    if trend is None:
        return because or say("absent.nothing-varies")
    reach = trend.drift.reach(study.options.level)
    return say(
        "trends.plain",
        value=rounded(reach.value),
        low=rounded(reach.low),
        high=rounded(reach.high),
        power=rounded(trend.power),
        margin=rounded(trend.margin),
    )
