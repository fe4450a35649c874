"""Whom the false alerts fall on: one group's share of them, and what so few allow to say."""

import math

from veedor.audits.recognition.view import View, ask_for
from veedor.core import Alternative, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats import (
    absent,
    chance_of_at_least,
    chance_to_notice_rate,
    counted,
    rounded,
    share_at_least,
    shares_given,
)
from veedor.stats.chance import exact_interval, ratio_of_rates

_NAME = "false-alerts.group-share"
_RATIOS = (2, 3, 5)


def find(view: View) -> Finding:
    """Give the share, its chance under the exposure, and the exposure that tips it."""
    because = _because(view)
    part, unknown, whole = _false(view)
    if because is None and not whole:
        because = say("absent.none", unit="false alerts")
    share = _share(view, because)
    return Finding(
        id="recognition.groups",
        rank=61,
        title=say("groups.title"),
        claim=say("groups.claim"),
        verdict=_verdict(view, share),
        plain=because
        or say(
            "groups.plain",
            group=view.options.group_name,
            part=part,
            whole=whole,
            unknown=unknown,
        ),
        estimates=(share, *_beside(view, because)),
        pictured=shares_given((share,)),
        caveats=(say("groups.caveat"), say("groups.caveat-few")),
        alternatives=_not_ruled_out(view, share),
        asks=ask_for(because),
        queries=("group_alerts",),
    )


def _because(view: View) -> Sentence | None:
    lacking = view.lacks("alerts", "group_name", "identity")
    if lacking is not None or view.options.group_name:
        return lacking
    return say("groups.none-named")


def _false(view: View) -> tuple[int, int, int]:
    """Give the false alerts of the group, those of no group on record, and all."""
    rows = [row for row in view.counts.group_alerts if row.identity == "wrong"]
    part = sum(row.alerts for row in rows if row.group_name == view.options.group_name)
    unknown = sum(row.alerts for row in rows if not row.group_name)
    return part, unknown, sum(row.alerts for row in rows)


def _share(view: View, because: Sentence | None) -> Estimate:
    label = say("groups.label", group=view.options.group_name or "-")
    if because is not None:
        return absent(_NAME, label, "false alerts", because)
    part, unknown, whole = _false(view)
    level = view.options.level
    low, high = exact_interval(part, whole, level), exact_interval(part + unknown, whole, level)
    return Estimate(
        name=_NAME,
        label=label,
        shape="share",
        unit="false alerts",
        support=whole,
        count=None if unknown else part,
        method="Clopper and Pearson (1934)",
        interval=Interval(kind="bounds", low=low.low, high=high.high) if unknown else low,
    )


def _beside(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give the chance of so many or more, and the exposure at which it is no longer rare."""
    names = ("chance", "tipping")
    labels = {name: say(f"groups.{name}") for name in names}
    part, _, whole = _false(view)
    exposed = view.options.group_exposure
    chance = f"{_NAME}.chance", labels["chance"], "false alerts"
    tipping = f"{_NAME}.tipping", labels["tipping"], "false alerts"
    return (
        absent(*chance, because or say("groups.no-exposure"))
        if because is not None or exposed is None
        else _number(*chance, chance_of_at_least(part, whole, exposed), whole),
        absent(*tipping, because)
        if because is not None
        else _number(*tipping, share_at_least(part, whole, view.options.level), whole),
    )


def _not_ruled_out(view: View, share: Estimate) -> tuple[Alternative, ...]:
    """Say which ratios of rates are not ruled out, and how surely so few would show one."""
    reach, exposed = share.interval, view.options.group_exposure
    if reach is None or exposed is None:
        return ()
    low, high = (ratio_of_rates(end, exposed) for end in (reach.low, reach.high))
    open_ = math.isinf(high)
    ratios = (
        say("groups.ratio-open", low=low) if open_ else say("groups.ratio", low=low, high=high)
    )
    power = [
        say(
            "groups.power",
            whole=share.support,
            ratio=ratio,
            power=rounded(
                chance_to_notice_rate(share.support, exposed, ratio, view.options.level)
            ),
        )
        for ratio in _RATIOS
    ]
    return tuple(Alternative(text=text) for text in (ratios, *power))


def _number(name: str, label: Sentence, unit: str, value: float, whole: int) -> Estimate:
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=unit,
        support=whole,
        method="binomial tail",
        interval=counted(rounded(value)),
    )


def _verdict(view: View, share: Estimate) -> Verdict:
    """Judge the claim that the group's share is that of its exposure."""
    reach, exposed = share.interval, view.options.group_exposure
    if reach is None or exposed is None:
        return Verdict.NOT_ASSESSABLE
    inside = reach.low <= exposed <= reach.high
    return Verdict.INCONCLUSIVE if inside else Verdict.CONTRADICTED
