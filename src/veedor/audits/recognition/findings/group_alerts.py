"""Of each group's alerts, which were false: shares held against each other, few as they are."""

from veedor.audits.recognition.contrasts import (
    LABEL_LENGTH,
    interval_of,
    number,
    ratio,
    simultaneous,
)
from veedor.audits.recognition.findings.topics import first
from veedor.audits.recognition.grouped import (
    Found,
    Sides,
    all_alerts,
    by_group,
    corners,
    limits_of_all,
    pair_of,
    sides_of,
)
from veedor.audits.recognition.view import View, ask_for
from veedor.core import Alternative, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded
from veedor.stats.fragility import flip_shares
from veedor.stats.limits import Limits
from veedor.stats.many_groups import Group, gaps_to, group_shares
from veedor.stats.melded import melded_gap, melded_ratio
from veedor.stats.power import noticeable_share_ratio
from veedor.stats.share_contrasts import share_ratio, sure_gap
from veedor.stats.two_groups import Fisher, TwoGroups, fisher, odds_ratio
from veedor.stats.unplaced import Unplaced, ratio_range

_UNIT = "alerts"
_NAMES = ("ratio", "gap", "chance", "odds", "flip", "detectable")
_MOST_ODDS = 100_000
"""Alerts in both groups above which the exact odds ratio takes too long."""
_LARGEST = 400
"""Alerts in both groups above which every re-judging is not tried."""


def find(view: View) -> Finding:
    """Hold the share of false alerts among the group's against that among the others'."""
    by = by_group(view)
    group, others, nobody = sides_of(view, by)
    because = first((view.lacks("alerts", "group_name", "identity"), _why(view, group, others)))
    open_ = bool(nobody.checked or nobody.unchecked or group.unchecked or others.unchecked)
    pair = None if because else pair_of(group, others)
    estimates = (
        *_contrasts(view, pair, (group, others, nobody), because, open_=open_),
        *_all_groups(view, by, because),
    )
    return Finding(
        id="recognition.group-alerts",
        rank=64,
        title=say("group-alerts.title"),
        claim=say("group-alerts.claim"),
        verdict=_verdict(estimates[0]),
        plain=because or _plain(view, group, others, nobody),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.name.startswith("group-alerts.share.")),
        caveats=(say("group-alerts.caveat"), say("group-alerts.caveat-together")),
        alternatives=_readings(view, pair, (group, others, nobody)),
        asks=ask_for(because),
        queries=("group_alerts",),
    )


def _why(view: View, group: Found, others: Found) -> Sentence | None:
    if not view.options.group_name:
        return say("groups.none-named")
    if not group.checked or not others.checked:
        return say("group-alerts.one-empty", group=view.options.group_name)
    return None


def _contrasts(
    view: View,
    pair: TwoGroups | None,
    sides: Sides,
    because: Sentence | None,
    *,
    open_: bool,
) -> tuple[Estimate, ...]:
    """Give ratio, difference, test, odds ratio, what would turn it, and what could be seen."""
    labels = {n: say(f"group-alerts.{n}", group=view.options.group_name or "-") for n in _NAMES}
    named = {n: (f"group-alerts.{n}", labels[n]) for n in _NAMES}
    if pair is None:
        why = because or say("absent.none", unit=_UNIT)
        return tuple(absent(*named[n], _UNIT, why) for n in _NAMES)
    if open_:
        why = say("group-alerts.open")
        ends = limits_of_all(view, sides)
        ratio_ = ratio(*named["ratio"], _UNIT, all_alerts(sides), _SURE, ends)
        return (
            ratio_,
            _widest_gap(view, sides, named["gap"]),
            *(absent(*named[n], _UNIT, why) for n in _NAMES[2:]),
        )
    level, support = view.options.level, pair.total + pair.other_total
    gap = melded_gap(pair, level)
    test: Fisher = fisher(pair)
    return (
        ratio(*named["ratio"], _UNIT, support, _MELDED, melded_ratio(pair, level)),
        _of_limits(named["gap"], support, _MELDED, gap),
        number(*named["chance"], _UNIT, support, "Fisher (1935)", test.either),
        _odds(view, pair, named["odds"]),
        _flip(view, pair, named["flip"]),
        _detectable(view, pair, named["detectable"]),
    )


_SURE = "Clopper and Pearson (1934), both at once"
_MELDED = "Fay, Proschan and Brittain (2015)"


def _widest_gap(view: View, sides: Sides, named: tuple[str, Sentence]) -> Estimate:
    unplaced = Unplaced(hits=sides[2].wrong, rest=sides[2].right)
    ends = [ratio_range(corner, unplaced) for corner in corners(sides)]
    low = sure_gap(ends[0].least, view.options.level).low
    high = sure_gap(ends[1].most, view.options.level).high
    limits = Limits(
        value=None,
        low=low,
        high=high,
        level=view.options.level,
        kind="exact",
    )
    return _of_limits(named, all_alerts(sides), _SURE, limits)


def _of_limits(
    named: tuple[str, Sentence], support: int, method: str, limits: Limits
) -> Estimate:
    return Estimate(
        name=named[0],
        label=named[1],
        shape="index",
        unit=_UNIT,
        support=support,
        method=method,
        interval=interval_of(limits),
    )


def _odds(view: View, pair: TwoGroups, named: tuple[str, Sentence]) -> Estimate:
    support = pair.total + pair.other_total
    if support > _MOST_ODDS:
        return absent(*named, _UNIT, say("group-alerts.odds-many", n=_MOST_ODDS))
    found = odds_ratio(pair, view.options.level)
    return ratio(*named, _UNIT, support, "Cornfield (1956)", found)


def _flip(view: View, pair: TwoGroups, named: tuple[str, Sentence]) -> Estimate:
    if pair.total + pair.other_total > _LARGEST:
        return absent(*named, _UNIT, say("group-alerts.too-many", n=_LARGEST))
    found = flip_shares(pair, view.options.level)
    if found.steps is None:
        return absent(*named, _UNIT, say("groups.flip-none"))
    return count_of(*named, _UNIT, found.steps, pair.total + pair.other_total)


def _detectable(view: View, pair: TwoGroups, named: tuple[str, Sentence]) -> Estimate:
    share, options = pair.other_hits / pair.other_total, view.options
    if not 0 < share < 1:
        return absent(*named, _UNIT, say("group-alerts.none-detectable"))
    if (pair.total + 1) * (pair.other_total + 1) > _LARGEST**2:
        return absent(*named, _UNIT, say("group-alerts.too-many", n=_LARGEST))
    found = noticeable_share_ratio(
        pair.total, pair.other_total, share, options.level, options.power
    )
    if found is None:
        return absent(*named, _UNIT, say("group-alerts.none-detectable"))
    support = pair.total + pair.other_total
    return number(*named, _UNIT, support, "exact power", found)


def _all_groups(
    view: View, by: dict[str, Found], because: Sentence | None
) -> tuple[Estimate, ...]:
    """Give every group's share of false alerts, and its ratio to the reference, all at once."""
    checked = {name: one for name, one in sorted(by.items()) if name and one.checked}
    name, label = "group-alerts.share", say("group-alerts.shares")
    if because is not None or len(checked) < 2:
        return (absent(name, label, _UNIT, because or say("group-alerts.one-group")),)
    groups = [Group(name=g, hits=f.wrong, total=f.checked) for g, f in checked.items()]
    found = group_shares(groups, view.options.level)[: view.options.most_shown]
    shares = tuple(
        Estimate(
            name=f"{name}.{n}",
            label=say("group-alerts.share", group=one.group.name[:LABEL_LENGTH]),
            shape="share",
            unit=_UNIT,
            support=one.group.total,
            count=one.group.hits,
            method="Clopper and Pearson (1934), Šidák",
            interval=simultaneous(one.limits, None, view.options.level),
        )
        for n, one in enumerate(found, start=1)
        if one.limits is not None
    )
    return (*shares, *_to_reference(view, groups))


def _to_reference(view: View, groups: list[Group]) -> tuple[Estimate, ...]:
    base = view.options.reference_group
    if base not in {one.name for one in groups}:
        return ()
    found = gaps_to(groups, base, view.options.level)[: view.options.most_shown]
    return tuple(
        ratio(
            f"group-alerts.to-reference.{n}",
            say(
                "group-alerts.to-reference",
                group=one.group.name[:LABEL_LENGTH],
                base=base[:LABEL_LENGTH],
            ),
            _UNIT,
            one.group.total,
            "Clopper and Pearson (1934), Šidák",
            one.ratio,
        )
        for n, one in enumerate(found, start=1)
        if one.ratio is not None
    )


def _readings(view: View, pair: TwoGroups | None, sides: Sides) -> tuple[Alternative, ...]:
    """Give the ratio by another method, and where alerts are unplaced what each place gives."""
    if pair is None:
        return ()
    nobody = sides[2]
    said = []
    score = share_ratio(pair, view.options.level)
    if score.value is not None and score.high is not None:
        estimate = ratio(
            "group-alerts.ratio.checked",
            say("group-alerts.ratio", group=view.options.group_name),
            _UNIT,
            pair.total + pair.other_total,
            "Miettinen and Nurminen (1985)",
            score,
        )
        said.append(Alternative(text=say("group-alerts.if-checked"), estimates=(estimate,)))
    if nobody.checked:
        found = ratio_range(pair, Unplaced(hits=nobody.wrong, rest=nobody.right))
        if found.low is not None and found.high is not None:
            text = say(
                "group-alerts.if-placed",
                n=nobody.checked,
                low=rounded(found.low),
                high=rounded(found.high),
            )
            said.append(Alternative(text=text))
    return tuple(said)


def _plain(view: View, group: Found, others: Found, nobody: Found) -> Sentence:
    return say(
        "group-alerts.plain",
        group=view.options.group_name,
        part=group.wrong,
        whole=group.checked,
        others=others.wrong,
        rest=others.checked,
        unchecked=group.unchecked + others.unchecked + nobody.unchecked,
        unplaced=nobody.checked,
    )


def _verdict(found: Estimate) -> Verdict:
    """Judge the claim that the shares are equal."""
    reach: Interval | None = found.interval
    if reach is None:
        because = found.absent_because
        if because is None or because.id != "contrast.open":
            return Verdict.NOT_ASSESSABLE
        above = float(because.facts["low"]) > 1
        return Verdict.CONTRADICTED if above else Verdict.INCONCLUSIVE
    return Verdict.INCONCLUSIVE if reach.low <= 1 <= reach.high else Verdict.CONTRADICTED
