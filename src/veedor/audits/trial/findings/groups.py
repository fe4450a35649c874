"""Groups: how many times more false matches, and misses, the worst-off group has."""

import math

from msgspec import Struct

from veedor.audits.trial.judged import LABEL_LENGTH, Rate, chosen, rate_of
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen, asks
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats import (
    absent,
    counted,
    over_geometric_mean,
    ratio_of_extremes,
    rounded,
    shares_given,
)

_METHOD = "ratio of simultaneous intervals (Bonferroni)"
_UNIT = "comparisons"


class _Side(Struct, frozen=True, kw_only=True):
    """One kind of error by group: its name, the groups judged, and why there are none."""

    name: str
    unit: str
    rates: tuple[Rate, ...]
    held: tuple[Rate, ...]
    why: Sentence | None


def find(seen: Seen, options: TrialOptions) -> Finding:
    """Hold the false matches of the groups against each other."""
    return _find(_side(seen, options, "false-matches", genuine=False), seen, options, 20)


def find_misses(seen: Seen, options: TrialOptions) -> Finding:
    """Hold the misses of the groups against each other."""
    return _find(_side(seen, options, "misses", genuine=True), seen, options, 23)


def _side(seen: Seen, options: TrialOptions, name: str, *, genuine: bool) -> _Side:
    """Take the comparisons; where none were handed over, the searches."""
    searches = "comparisons" not in seen.setting.given and "searches" in seen.setting.given
    rates = chosen(seen.searched if searches else seen.rates, "group", genuine=genuine)
    held = tuple(one for one in rates if one.trials >= options.minimum_support)
    why = None if searches else seen.no_threshold
    column = ("searches", "group_name") if searches else ("comparisons", "group_a")
    if why is None and not seen.setting.has(*column):
        why = say("absent.no-groups")
    if why is None and searches and genuine and not seen.setting.has("searches", "mated"):
        why = say("absent.no-mated")
    if why is None and len(held) < 2:
        why = say("absent.few-groups", n=len(held), least=options.minimum_support)
    if why is None and not any(one.events for one in held):
        why = say(f"absent.no-{name}", groups=len(held))
    unit = "searches" if searches else _UNIT
    return _Side(name=name, unit=unit, rates=rates, held=held, why=why)


def _find(side: _Side, seen: Seen, options: TrialOptions, rank: int) -> Finding:
    ratio, least = _ratio(side, options), _least(side, options)
    groups = _by_group(side, options)
    against = _against_reference(side, options)
    over = _over_mean(side)
    return Finding(
        id=f"trial.{side.name}-by-group",
        rank=rank,
        title=say(f"{side.name}.title"),
        claim=say(f"{side.name}.claim"),
        verdict=_judge(side, options),
        plain=_plain(side, options, ratio),
        estimates=(ratio, least, over, *groups, *against),
        pictured=shares_given(groups),
        caveats=_caveats(side, seen, options),
        asks=asks(side.why),
        queries=("scopes", "persons")
        if side.unit == _UNIT
        else ("search_scopes", "search_persons"),
    )


def _reach(side: _Side, options: TrialOptions) -> tuple[float, float]:
    """Bound the ratio: each group's interval at a level at which all hold together."""
    level = 1 - (1 - options.level) / len(side.held)
    return ratio_of_extremes([one.ends(level) for one in side.held])


def _extremes(side: _Side) -> tuple[Rate, Rate]:
    ordered = sorted(side.held, key=lambda one: (one.value, -one.trials, one.group))
    return ordered[0], ordered[-1]


def _ratio(side: _Side, options: TrialOptions) -> Estimate:
    name, label = f"{side.name}.group-ratio", say(f"{side.name}.ratio")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    least, most = _extremes(side)
    low, high = _reach(side, options)
    if not least.events or math.isinf(high):
        because = say(
            f"absent.unbounded-{side.name}",
            group=least.group[:LABEL_LENGTH],
            n=least.trials,
            low=rounded(low),
            most=most.group[:LABEL_LENGTH],
        )
        return absent(name, label, side.unit, because)
    return _index(name, label, side, options, most.value / least.value, (low, high))


def _least(side: _Side, options: TrialOptions) -> Estimate:
    """Give the ratio the other way up: it has bounds where the least group has no error."""
    name, label = f"{side.name}.least-to-most", say(f"{side.name}.least-to-most")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    least, most = _extremes(side)
    low, high = _reach(side, options)
    ends = (0.0 if math.isinf(high) else 1 / high, 1 / low)
    return _index(name, label, side, options, least.value / most.value, ends)


def _index(
    name: str,
    label: Sentence,
    side: _Side,
    options: TrialOptions,
    value: float,
    ends: tuple[float, float],
) -> Estimate:
    shown = rounded(value)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=side.unit,
        support=sum(one.trials for one in side.held),
        method=_METHOD,
        interval=Interval(
            kind="simultaneous",
            value=shown,
            low=min(rounded(ends[0]), shown),
            high=max(rounded(ends[1]), shown),
            level=options.level,
        ),
    )


def _over_mean(side: _Side) -> Estimate:
    name, label = f"{side.name}.over-mean", say(f"{side.name}.over-mean")
    if side.why is not None:
        return absent(name, label, side.unit, side.why)
    value = over_geometric_mean([one.value for one in side.held])
    if value is None:
        return absent(name, label, side.unit, say("absent.zero-mean"))
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=side.unit,
        support=sum(one.trials for one in side.held),
        method="count",
        interval=counted(value),
    )


def _by_group(side: _Side, options: TrialOptions) -> tuple[Estimate, ...]:
    largest = sorted(side.rates, key=lambda one: (-one.trials, one.group))
    shown = sorted(largest[: options.most_shown], key=lambda one: one.group)
    return tuple(
        rate_of(
            f"{side.name}.by-group.{n}",
            say(f"{side.name}.group", group=one.group[:LABEL_LENGTH]),
            side.unit,
            one,
            options.level,
        )
        for n, one in enumerate(shown, start=1)
    )


def _against_reference(side: _Side, options: TrialOptions) -> tuple[Estimate, ...]:
    """Hold each group against the one that was named: intervals that hold in pairs."""
    named = [one for one in side.held if one.group == options.reference_group]
    if side.why is not None or not named or not named[0].events:
        return ()
    base, found = named[0], []
    low, high = base.ends((1 + options.level) / 2)
    others = [one for one in side.held if one is not base][: options.most_shown]
    for n, one in enumerate(others, start=1):
        least, most = one.ends((1 + options.level) / 2)
        label = say(
            f"{side.name}.reference",
            group=one.group[:LABEL_LENGTH],
            base=base.group[:LABEL_LENGTH],
        )
        ends = (least / high, most / low)
        name = f"{side.name}.to-reference.{n}"
        found.append(_index(name, label, side, options, one.value / base.value, ends))
    return tuple(found)


def _judge(side: _Side, options: TrialOptions) -> Verdict:
    if side.why is not None:
        return Verdict.NOT_ASSESSABLE
    low, _ = _reach(side, options)
    return Verdict.CONTRADICTED if low > 1 else Verdict.INCONCLUSIVE


def _plain(side: _Side, options: TrialOptions, ratio: Estimate) -> Sentence:
    if ratio.interval is None or ratio.interval.value is None:
        return ratio.absent_because or say("absent.none", unit=side.unit)
    least, most = _extremes(side)
    return say(
        f"{side.name}.plain",
        least=least.group[:LABEL_LENGTH],
        most=most.group[:LABEL_LENGTH],
        ratio=ratio.interval.value,
        low=ratio.interval.low,
        high=ratio.interval.high,
        level=round(100 * options.level),
    )


def _caveats(side: _Side, seen: Seen, options: TrialOptions) -> tuple[Sentence, ...]:
    small = len(side.rates) - len(side.held)
    alone = [one for one in side.held if one.sums is None]
    within = options.pairs == "within" and seen.setting.has("comparisons", "group_b")
    return (
        say("groups.recorded"),
        *((say("groups.alone"),) if alone else ()),
        *((say("groups.small", n=small, least=options.minimum_support),) if small else ()),
        *(
            (say("groups.no-group", n=seen.coverage.no_group),)
            if seen.coverage.no_group and side.unit == _UNIT
            else ()
        ),
        *((say("groups.within" if within else "groups.presented"),) if not side.why else ()),
    )
