"""Did the forecast catch more than plain counting, over the same area of the same periods?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contender
from veedor.audits.forecast.drawn import at_once, hits_compared, level_of, widest
from veedor.audits.forecast.maps import MONTH, undrawn
from veedor.audits.forecast.panel import Panel
from veedor.audits.forecast.shown import (
    AT_ONCE,
    INCIDENTS,
    asks,
    compared,
    exactly,
    given,
    named_rule,
)
from veedor.audits.forecast.study import Study
from veedor.core import Alternative, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    from veedor.stats.comparison import Comparison

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_NAME = "hit-rate.over-last-month"


def find(study: Study) -> Finding:
    """Give the difference to last month's places and to every other rule of counting."""
    because = study.no_baselines
    first = _over(study, _NAME, MONTH, because)
    more = () if because is not None else tuple(_estimates(study))
    estimates = (first[0], *more)
    return Finding(
        id="forecast.counting",
        rank=18,
        title=say("counting.title"),
        claim=say("counting.claim"),
        verdict=_judge(study, first[0], estimates),
        plain=because or _plain(study, first[0], estimates),
        estimates=estimates,
        pictured=given(e for e in estimates if _drawn(e)),
        caveats=(
            say("counting.caveat-reports"),
            say("counting.caveat-patrols"),
            *(
                ()
                if study.panel is None or study.panel.blocked
                else (say("counting.caveat-cells"),)
            ),
        ),
        alternatives=tuple(_claims(study, first[1])),
        asks=asks(because, "predictions", "incidents"),
        queries=("periods", "predicted", "events", "history", "map_cells"),
    )


def _drawn(estimate: Estimate) -> bool:
    """Say whether a number is in the picture: what each caught, and every difference."""
    return estimate.shape == "share" or estimate.name.startswith(("hit-rate.over-", "over."))


def _over(
    study: Study, name: str, rule: str, because: Sentence | None
) -> "tuple[Estimate, Comparison | None]":
    label = named_rule("counting.over", rule)
    if because is None:
        panel, contest = study.ready()
        ways = hits_compared(
            contest.product, contest.baselines[rule], panel, study.options, study.setting.seed
        )
        found = widest(ways)
        if found is not None:
            return compared(name, label, found, panel.total), found
        because = say("absent.one-block")
    return absent(name, label, INCIDENTS, because), None


def _estimates(study: Study) -> Iterator[Estimate]:
    panel, contest = study.ready()
    yield _product(study, panel, contest.product)
    for name, one in contest.baselines.items():
        label = named_rule("counting.caught", name)
        yield exactly(
            f"capture.{name}", label, one.caught.rate, panel.total, INCIDENTS, "share"
        )
    for name in undrawn(contest.baselines):
        label = named_rule("counting.caught", name)
        yield absent(f"capture.{name}", label, INCIDENTS, say("absent.undrawn"))
    reference = study.reference
    yield _over(study, "hit-rate.over-reference", reference, None)[0]
    yield from _at_once(study)
    yield _by_period(study)


def _product(study: Study, panel: Panel, product: Contender) -> Estimate:
    """Give the forecast's own capture; its chance is that of other times in the same city."""
    found = level_of(product, panel, study.options, study.setting.seed)
    name, label = "capture.product", say("counting.product")
    if found is None:
        return exactly(name, label, product.caught.rate, panel.total, INCIDENTS, "share")
    return compared(name, label, found, panel.total, shape="share", within=(0.0, 1.0))


def _at_once(study: Study) -> Iterator[Estimate]:
    """Give the difference to every rule, with intervals that hold for all of them at once."""
    panel, contest = study.ready()
    ways = at_once(contest.product, contest.baselines, panel, study.options, study.setting.seed)
    for k, name in enumerate(contest.baselines if ways else ()):
        wide = [one.high[k] - one.low[k] for one in ways]
        many = ways[wide.index(max(wide))]
        value = many.alone[k].value
        yield Estimate(
            name=f"over.{name}",
            label=named_rule("counting.over-at-once", name),
            shape="index",
            unit=INCIDENTS,
            support=panel.total,
            method=AT_ONCE,
            interval=Interval(
                kind="simultaneous",
                value=rounded(value),
                low=rounded(min(many.low[k], value)),
                high=rounded(max(many.high[k], value)),
                level=study.options.level,
            ),
        )


def _by_period(study: Study) -> Estimate:
    """Give Diebold and Mariano's test of the incidents caught in each period."""
    from veedor.stats.compare_dm import diebold_mariano

    panel, contest = study.ready()
    name, label = "hits.apart-per-period", say("counting.by-period")
    first, second = (
        one.hits(panel.events).sum(axis=1)
        for one in (contest.product, contest.baselines[MONTH])
    )
    try:
        found = diebold_mariano(first - second, confidence=study.options.level)
    except ValueError:
        return absent(name, label, "periods", say("absent.few-periods"))
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit="periods",
        support=found.periods,
        method="Diebold and Mariano (1995)",
        interval=Interval(
            kind="confidence",
            value=rounded(found.mean),
            low=rounded(found.low),
            high=rounded(found.high),
            level=study.options.level,
        ),
    )


def _claims(study: Study, found: "Comparison | None") -> Iterator[Alternative]:
    """Say what equality, superiority and power the blocks allow, in words."""
    from veedor.stats.compare_claims import no_better_than, no_different_than, smallest_noticed

    if study.no_baselines is not None or found is None:
        return
    panel, contest = study.ready()
    margin, seed = study.options.margin, study.setting.seed
    reference = study.reference
    rules = contest.baselines[MONTH], contest.baselines[reference]
    month, other = (
        hits_compared(contest.product, rule, panel, study.options, seed) for rule in rules
    )
    for name, one in ((MONTH, found), (reference, widest(other))):
        if one is None:
            continue
        same = no_different_than(one, margin).holds
        worse = no_better_than(one, margin).holds
        better = "better" if one.low > 0 else "open"
        said = "same" if same else "no-better" if worse else better
        yield Alternative(
            text=named_rule(
                f"counting.claim-{said}",
                name,
                margin=rounded(100 * margin),
                low=rounded(100 * one.low),
                high=rounded(100 * one.high),
                seen=rounded(100 * smallest_noticed(one, power=study.options.power)),
                power=rounded(100 * study.options.power),
                blocks=one.blocks,
                by=one.by,
            )
        )
    for one in month:
        yield Alternative(
            text=say(
                "counting.by-blocks",
                by=one.by,
                blocks=one.blocks,
                low=rounded(100 * one.low),
                high=rounded(100 * one.high),
            )
        )


def _judge(study: Study, first: Estimate, estimates: tuple[Estimate, ...]) -> Verdict:
    """Support only what beats every rule at once; contradict what no rule is beaten by much."""
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    if study.ready()[0].total < study.options.minimum_support:
        return Verdict.INCONCLUSIVE
    over = [e.interval for e in estimates if e.name.startswith("over.") and e.interval]
    if over and all(one.low > 0 for one in over):
        return Verdict.SUPPORTED
    reference = next(e for e in estimates if e.name == "hit-rate.over-reference")
    if reference.interval is not None and reference.interval.high < study.options.margin:
        return Verdict.CONTRADICTED
    return Verdict.INCONCLUSIVE


def _plain(study: Study, first: Estimate, estimates: tuple[Estimate, ...]) -> Sentence:
    if first.interval is None or first.interval.value is None:
        return first.absent_because or say("absent.one-block")
    contest = study.ready()[1]
    name = study.reference
    reference = next(e for e in estimates if e.name == "hit-rate.over-reference")
    low, high = (
        (0.0, 0.0)
        if reference.interval is None
        else (reference.interval.low, reference.interval.high)
    )
    return named_rule(
        "counting.plain",
        name,
        product=rounded(contest.product.caught.rate),
        month=rounded(contest.baselines[MONTH].caught.rate),
        reference=rounded(contest.baselines[name].caught.rate),
        low=rounded(100 * low),
        high=rounded(100 * high),
        area=rounded(contest.product.caught.area_used),
    )
