"""Does the score order people? The area under the curve, cut by cut, and at the top."""

from collections.abc import Iterator
from math import fsum

from veedor.audits.scores.shown import apart, asks, gap_of, given, outcome_caveats, reach
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.audits.scores.unseen import BY_ERROR, least_gap, none_found, told
from veedor.core import Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.arrays import Array
from veedor.stats.estimates import absent, bounds_of, share_of
from veedor.stats.exact import counted
from veedor.stats.score_auc import Ordering, area_gap, area_reach, ordering
from veedor.stats.score_intervals import shared_level
from veedor.stats.score_tables import among_top, part_of, sweep
from veedor.stats.unseen import unseen_by_error

_METHOD = "DeLong et al. (1988)"
_GAP_METHOD = "DeLong et al. (1988), Bonferroni"


def find(study: Study) -> Finding:
    """Give the area for all and by group, the gaps, the sweep of cuts, and the highest."""
    because = study.lacking("outcome", "score")
    whole = _ordering(study.scored()) if because is None else None
    if because is None and whole is None:
        because = say("absent.no-order")
    first = _area("order.all", say("order.all"), whole, study, because)
    pairs = [one for axis in study.axes for one in _gaps(study, axis)] if whole else []
    gaps, unseen = tuple(gap for gap, _ in pairs), tuple(least for _, least in pairs)
    estimates = (
        first,
        *(one for axis in study.axes for one in _by_group(study, axis, because)),
        *gaps,
        *unseen,
        *(_means(study) if whole else ()),
        *(_cuts(study) if whole else ()),
        *(_top(study) if whole else ()),
    )
    return Finding(
        id="scores.order",
        rank=25,
        title=say("order.title"),
        claim=say("order.claim"),
        verdict=_judge(first),
        plain=because or _plain(study, first, gaps, unseen),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.method == _METHOD and e.interval),
        caveats=(
            *(say(f"order.{caveat}") for caveat in ("caveat", "caveat-cuts")),
            say("unseen.caveat"),
            *outcome_caveats(),
        ),
        asks=asks(study, "outcome", "score"),
        queries=("cells", "pairs", "score_cells"),
    )


def _ordering(scored: Array) -> Ordering | None:
    return ordering(scored) if scored[:, 1:].sum(axis=0).all() else None


def _area(
    name: str, label: Sentence, found: Ordering | None, study: Study, because: Sentence | None
) -> Estimate:
    if because is not None or found is None:
        return absent(name, label, UNIT, because or say("absent.no-order"))
    area = area_reach(found, study.options.level)
    if area is None:
        return absent(name, label, UNIT, say("absent.no-width"))
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=found.positives + found.negatives,
        method=_METHOD,
        interval=reach(area, study.options.level),
    )


def _by_group(study: Study, axis: Axis, because: Sentence | None) -> Iterator[Estimate]:
    for place, name in enumerate(axis.groups, 1):
        found = _ordering(study.scored(axis, name))
        label = say("order.group", group=short(name))
        yield _area(f"order.{axis.place}.{place}", label, found, study, because)


def _gaps(study: Study, axis: Axis) -> Iterator[tuple[Estimate, Estimate]]:
    """Give each gap to the reference, and the least that it would have shown."""
    reference = _ordering(study.scored(axis, axis.reference))
    others = [
        (place, name, _ordering(study.scored(axis, name))) for place, name in axis.others()
    ]
    family = sum(len(one.groups) - 1 for one in study.axes)
    level, power = study.options.level, study.options.power
    each = shared_level(level, family)
    for place, name, found in others:
        if found is None or reference is None:
            continue
        gap = area_gap(found, reference, each)
        if gap is not None:
            key, facts = f"{axis.place}.{place}", _facts(axis, name)
            support = found.positives + found.negatives
            support += reference.positives + reference.negatives
            label = say("order.unseen", power=power, **facts)
            least = unseen_by_error(gap, level=each, power=power).above
            yield (
                gap_of(
                    f"order.gap.{key}",
                    say("order.gap", **facts),
                    gap,
                    support,
                    level,
                    _GAP_METHOD,
                ),
                least_gap(f"order.unseen.{key}", label, least, support, BY_ERROR, most=1),
            )


def _facts(axis: Axis, name: str) -> dict[str, Fact]:
    return {"group": short(name), "reference": short(axis.reference)}


def _means(study: Study) -> Iterator[Estimate]:
    """Give the mean score of those with, and without, the outcome (the balance of a class)."""
    for axis in study.axes:
        for place, name in enumerate(axis.groups, 1):
            rows = study.scored(axis, name)
            for column, what in ((1, "positive"), (2, "negative")):
                key = f"order.mean-{what}.{axis.place}.{place}"
                yield _mean(key, say(f"order.mean-{what}", group=short(name)), rows, column)


def _mean(key: str, label: Sentence, rows: Array, column: int) -> Estimate:
    n = int(rows[:, column].sum())
    if not n:
        return absent(key, label, UNIT, say("absent.none", unit=UNIT))
    return Estimate(
        name=key,
        label=label,
        shape="index",
        unit=UNIT,
        support=n,
        method="count",
        interval=counted(fsum(memoryview(rows[:, 0] * rows[:, column])) / n),
    )


def _cuts(study: Study) -> Iterator[Estimate]:
    """Give three rates at each cut, at most as many cuts as are shown, evenly apart."""
    found = sweep(study.scored(), most=study.options.most_shown)
    for number, (cut, table) in enumerate(found, 1):
        for rate in ("flagged", "fpr", "fnr"):
            label = say("order.cut", cut=cut, what=rate)
            part, whole = part_of(table, rate)
            yield share_of(f"order.cut.{number}.{rate}", label, UNIT, part, whole)


def _top(study: Study) -> Iterator[Estimate]:
    rows = study.scored()
    total = rows[:, 1:].sum()
    for k in sorted({size for size in study.options.top if size <= total}):
        least, most = among_top(rows, k)
        name, label = f"order.top.{k}", say("order.top", k=k)
        if least == most:
            yield share_of(name, label, UNIT, least, k)
        else:
            yield bounds_of(name, label, UNIT, least, most, k)


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    if first.interval.low > 0.5:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if first.interval.high < 0.5 else Verdict.INCONCLUSIVE


def _plain(
    study: Study, first: Estimate, gaps: tuple[Estimate, ...], unseen: tuple[Estimate, ...]
) -> Sentence:
    if first.interval is None or first.interval.value is None:
        return first.absent_because or say("absent.no-order")
    facts: dict[str, Fact] = {
        "area": first.interval.value,
        "low": first.interval.low,
        "high": first.interval.high,
        "gaps": len(given(gaps)),
    }
    if apart(gaps) or not gaps:
        return say("order.plain", **facts, apart=apart(gaps))
    facts |= {"power": study.options.power}
    return none_found("order.plain-none", told([(one,) for one in unseen]), facts=facts)
