"""Groups: how many times more false matches, and misses, the worst-off group has."""

from veedor.audits.trial.findings import ratios
from veedor.audits.trial.judged import LABEL_LENGTH, rate_of
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen, asks
from veedor.audits.trial.sides import COMPARED, Side, extremes, reach, side_of
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.splits import shares_given


def find(seen: Seen, options: TrialOptions) -> Finding:
    """Hold the false matches of the groups against each other."""
    return _find(side_of(seen, options, "false-matches", genuine=False), seen, options, 20)


def find_misses(seen: Seen, options: TrialOptions) -> Finding:
    """Hold the misses of the groups against each other."""
    return _find(side_of(seen, options, "misses", genuine=True), seen, options, 23)


def _find(side: Side, seen: Seen, options: TrialOptions, rank: int) -> Finding:
    ratio, groups = ratios.group_ratio(side, options), _by_group(side, options)
    others = (
        ratios.least_to_most(side, options),
        ratios.not_shown(side, options),
        ratios.over_mean(side),
        ratios.over_mean_zeros(side),
    )
    return Finding(
        id=f"trial.{side.name}-by-group",
        rank=rank,
        title=say(f"{side.name}.title"),
        claim=say(f"{side.name}.claim"),
        verdict=_judge(side, options),
        plain=_plain(side, options, ratio),
        estimates=(ratio, *others, *groups, *_against_reference(side, options)),
        pictured=shares_given(groups),
        caveats=_caveats(side, seen, options),
        asks=asks(side.why),
        queries=("scopes", "persons")
        if side.unit == COMPARED
        else ("search_scopes", "search_persons"),
    )


def _by_group(side: Side, options: TrialOptions) -> tuple[Estimate, ...]:
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


def _against_reference(side: Side, options: TrialOptions) -> tuple[Estimate, ...]:
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
        found.append(ratios.index(name, label, side, options, one.value / base.value, ends))
    return tuple(found)


def _judge(side: Side, options: TrialOptions) -> Verdict:
    if side.why is not None:
        return Verdict.NOT_ASSESSABLE
    low, _ = reach(side, options)
    return Verdict.CONTRADICTED if low > 1 else Verdict.INCONCLUSIVE


def _plain(side: Side, options: TrialOptions, ratio: Estimate) -> Sentence:
    if ratio.interval is None or ratio.interval.value is None:
        return ratio.absent_because or say("absent.none", unit=side.unit)
    least, most = extremes(side)
    return say(
        f"{side.name}.plain",
        least=least.group[:LABEL_LENGTH],
        most=most.group[:LABEL_LENGTH],
        ratio=ratio.interval.value,
        low=ratio.interval.low,
        high=ratio.interval.high,
        level=round(100 * options.level),
    )


def _caveats(side: Side, seen: Seen, options: TrialOptions) -> tuple[Sentence, ...]:
    small = len(side.rates) - len(side.held)
    alone = [one for one in side.held if one.sums is None]
    within = options.pairs == "within" and seen.setting.has("comparisons", "group_b")
    return (
        say("groups.recorded"),
        *((say("groups.alone"),) if alone else ()),
        *((say("groups.small", n=small, least=options.minimum_support),) if small else ()),
        *(
            (say("groups.no-group", n=seen.coverage.no_group),)
            if seen.coverage.no_group and side.unit == COMPARED
            else ()
        ),
        *((say("groups.within" if within else "groups.presented"),) if not side.why else ()),
    )
