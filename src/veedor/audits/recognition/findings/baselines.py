"""False alerts on a group against who passed, who could be sought, and who was stopped."""

from veedor.audits.recognition.against import (
    BASELINES,
    PASSERS,
    Baseline,
    Wrong,
    baselines,
    exposed,
    false_alerts,
)
from veedor.audits.recognition.contrasts import LABEL_LENGTH, ratio, simultaneous
from veedor.audits.recognition.findings.topics import first
from veedor.audits.recognition.view import View, ask_for
from veedor.core import Ask, Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exposed import rate_ratio_range
from veedor.stats.many_groups import Group, group_shares
from veedor.stats.splits import Split, share_or_why, shares_given

_MILLION = 1_000_000
_UNIT = "persons"


def find(view: View) -> Finding:
    """Hold the false alerts on a group against its share of each baseline on record."""
    because = first((view.lacks("alerts", "group_name", "identity"), _unnamed(view)))
    held = baselines(view)
    shares = tuple(_share(view, name, held.get(name), because) for name in BASELINES)
    ratios = tuple(_ratio(view, name, held.get(name), because) for name in BASELINES)
    no_passers = PASSERS not in held
    return Finding(
        id="recognition.baselines",
        rank=63,
        title=say("baselines.title"),
        claim=say("baselines.claim"),
        verdict=_verdict(ratios[0]),
        plain=because or _plain(view, held),
        estimates=(*shares, *ratios, *_by_group(view, held.get(PASSERS), because)),
        pictured=shares_given(shares),
        caveats=_caveats(view, held.get(PASSERS)),
        asks=(Ask(record="baselines", text=say("ask.baselines")),)
        if because is None and no_passers
        else ask_for(because),
        queries=("baselines", "group_alerts"),
    )


def _unnamed(view: View) -> Sentence | None:
    return None if view.options.group_name else say("groups.none-named")


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _share(view: View, name: str, held: Baseline | None, because: Sentence | None) -> Estimate:
    """Give the group's share of a baseline: bounds where some have no group on record."""
    group = view.options.group_name
    label = say(f"baselines.{_slug(name)}", group=group or "-")
    if because is None and (held is None or not held.total):
        because = say("baselines.not-given")
    part = 0 if held is None else held.groups.get(group, 0)
    unknown, whole = (0, 0) if held is None else (held.unplaced, held.total)
    split = Split(yes=part, no=whole - part - unknown, unknown=unknown)
    return share_or_why(f"baseline.{_slug(name)}.share", label, _UNIT, split, because)


def _ratio(view: View, name: str, held: Baseline | None, because: Sentence | None) -> Estimate:
    """Give the group's rate of false alerts over that of all others, by a baseline."""
    named = f"baseline.{_slug(name)}.ratio"
    label = say(f"baselines.{_slug(name)}-ratio", group=view.options.group_name or "-")
    wrong, level = false_alerts(view), view.options.level
    if because is None and not wrong.total:
        because = say("absent.none", unit="false alerts")
    if because is None and held is None:
        because = say("baselines.not-given")
    if because is not None or held is None:
        return absent(named, label, "false alerts", because or say("baselines.not-given"))
    # A draw has an error of its own: both limits are taken at half of what the level leaves.
    each = (1 + level) / 2 if held.sampled else level
    ends = exposed(held, view.options.group_name, each)
    if ends is None:
        return absent(named, label, "false alerts", say("baselines.no-share"))
    found = rate_ratio_range(wrong.group, wrong.others, wrong.unplaced, ends, each)
    return ratio(named, label, "false alerts", wrong.total, "Clopper and Pearson (1934)", found)


def _by_group(
    view: View, held: Baseline | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    """Give false alerts per million passages of every group, such that all hold at once."""
    name, label = "false-alerts.per-million.group", say("baselines.rates")
    if because is None and held is None:
        because = say("baselines.not-given")
    if because is None and held is not None and (held.sampled or held.unplaced):
        because = say("baselines.not-counted")
    if because is not None or held is None:
        return (absent(name, label, "faces", because or say("baselines.not-given")),)
    alerts, wrong = _wrong_by_group(view), false_alerts(view)
    groups = [(g, n) for g, n in sorted(held.groups.items()) if alerts.get(g, 0) <= n and n]
    least = group_shares(
        [Group(name=g, hits=alerts.get(g, 0), total=n) for g, n in groups], view.options.level
    )
    most = group_shares(
        [
            Group(name=g, hits=min(n, alerts.get(g, 0) + wrong.unplaced), total=n)
            for g, n in groups
        ],
        view.options.level,
    )
    return tuple(
        Estimate(
            name=f"{name}.{n}",
            label=say("baselines.rate", group=one.group.name[:LABEL_LENGTH]),
            shape="rate",
            unit="faces",
            support=one.group.total,
            count=None if wrong.unplaced else one.group.hits,
            method="Clopper and Pearson (1934), Šidák",
            interval=simultaneous(
                one.limits,
                other.limits.high if wrong.unplaced and other.limits else None,
                view.options.level,
                scale=_MILLION,
            ),
        )
        for n, (one, other) in enumerate(zip(least, most, strict=True), start=1)
        if one.limits is not None and n <= view.options.most_shown
    )


def _wrong_by_group(view: View) -> dict[str, int]:
    rows = [row for row in view.counts.group_alerts if row.identity == "wrong"]
    return {row.group_name: row.alerts for row in rows if row.group_name}


def _plain(view: View, held: dict[str, Baseline]) -> Sentence:
    wrong: Wrong = false_alerts(view)
    facts: dict[str, Fact] = {
        "group": view.options.group_name,
        "part": wrong.group,
        "whole": wrong.total,
        "n": sum(1 for name in BASELINES if name in held),
    }
    return say("baselines.plain" if PASSERS in held else "baselines.plain-open", **facts)


def _caveats(view: View, held: Baseline | None) -> tuple[Sentence, ...]:
    said = [say("baselines.caveat"), say("baselines.caveat-together")]
    strangers = (
        0
        if held is None
        else sum(n for g, n in _wrong_by_group(view).items() if g not in held.groups)
    )
    if strangers:
        said.append(say("baselines.caveat-strangers", n=strangers))
    return tuple(said)


def _verdict(by_passers: Estimate) -> Verdict:
    """Judge by who passed alone: without that denominator nothing is concluded."""
    reach = by_passers.interval
    if reach is None:
        because = by_passers.absent_because
        low = because.facts.get("low") if because and because.id == "contrast.open" else None
        if low is None:
            return Verdict.NOT_ASSESSABLE
        return Verdict.CONTRADICTED if float(low) > 1 else Verdict.INCONCLUSIVE
    return Verdict.INCONCLUSIVE if reach.low <= 1 <= reach.high else Verdict.CONTRADICTED
