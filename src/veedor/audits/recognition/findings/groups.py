"""Whom the false alerts fall on: one group's share of them, and what so few allow to say."""

import math

from veedor.audits.recognition.against import Wrong, exposure_on_record, false_alerts
from veedor.audits.recognition.contrasts import number
from veedor.audits.recognition.view import View, ask_for
from veedor.core import Alternative, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.binomial import chance_of_at_least
from veedor.stats.chance import exact_interval, ratio_of_rates
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import rounded
from veedor.stats.exposed import tipping_exposure
from veedor.stats.fragility import flip_rates
from veedor.stats.power import chance_to_notice_rate, noticeable_rate_ratio
from veedor.stats.splits import shares_given

_NAME, _UNIT = "false-alerts.group-share", "false alerts"
_RATIOS = (2, 3, 5)
_LABELS = {name: say(f"groups.{name}") for name in ("chance", "tipping", "flip", "detectable")}


def find(view: View) -> Finding:
    """Give the share, its chance under the exposure, and the exposure that tips it."""
    because, wrong = _because(view), false_alerts(view)
    if because is None and not wrong.total:
        because = say("absent.none", unit=_UNIT)
    exposed = exposure_on_record(view) if because is None else None
    share = _share(view, wrong, because)
    return Finding(
        id="recognition.groups",
        rank=61,
        title=say("groups.title"),
        claim=say("groups.claim"),
        verdict=_verdict(share, exposed),
        plain=because
        or say(
            "groups.plain",
            group=view.options.group_name,
            part=wrong.group,
            whole=wrong.total,
            unknown=wrong.unplaced,
        ),
        estimates=(share, *_beside(view, wrong, exposed, because)),
        pictured=shares_given((share,)),
        caveats=(say("groups.caveat"), say("groups.caveat-few")),
        alternatives=_not_ruled_out(view, wrong, share, exposed),
        asks=ask_for(because),
        queries=("group_alerts", "baselines"),
    )


def _because(view: View) -> Sentence | None:
    lacking = view.lacks("alerts", "group_name", "identity")
    if lacking is not None or view.options.group_name:
        return lacking
    return say("groups.none-named")


def _share(view: View, wrong: Wrong, because: Sentence | None) -> Estimate:
    label = say("groups.label", group=view.options.group_name or "-")
    if because is not None:
        return absent(_NAME, label, _UNIT, because)
    level, part, whole = view.options.level, wrong.group, wrong.total
    low = exact_interval(part, whole, level)
    high = exact_interval(part + wrong.unplaced, whole, level)
    return Estimate(
        name=_NAME,
        label=label,
        shape="share",
        unit=_UNIT,
        support=whole,
        count=None if wrong.unplaced else part,
        method="Clopper and Pearson (1934)",
        interval=Interval(kind="bounds", low=low.low, high=high.high)
        if wrong.unplaced
        else low,
    )


def _beside(
    view: View, wrong: Wrong, exposed: float | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    """Give chance, tipping exposure, alerts that would turn it, and what could be noticed."""
    no_exposure = because
    if because is None and exposed is None:
        no_exposure = say("groups.no-exposure")
    return (
        _chance(wrong, exposed, no_exposure),
        _tipping(view, wrong, because),
        _flip(view, wrong, exposed, no_exposure),
        _detectable(view, wrong, exposed, no_exposure),
    )


def _chance(wrong: Wrong, exposed: float | None, because: Sentence | None) -> Estimate:
    name, label = f"{_NAME}.chance", _LABELS["chance"]
    if exposed is None or because is not None:
        return absent(name, label, _UNIT, because or say("groups.no-exposure"))
    chance = chance_of_at_least(wrong.group, wrong.total, exposed)
    return number(name, label, _UNIT, wrong.total, "binomial tail", chance)


def _tipping(view: View, wrong: Wrong, because: Sentence | None) -> Estimate:
    name, label = f"{_NAME}.tipping", _LABELS["tipping"]
    if because is not None:
        return absent(name, label, _UNIT, because)
    found = tipping_exposure(wrong.group, wrong.total, view.options.level)
    return number(name, label, _UNIT, wrong.total, "binomial tail", found.unremarkable)


def _flip(
    view: View, wrong: Wrong, exposed: float | None, because: Sentence | None
) -> Estimate:
    """Give how many alerts, judged otherwise, would turn what the one-sided test says."""
    name, label = f"{_NAME}.flip", _LABELS["flip"]
    if exposed is None or because is not None:
        return absent(name, label, _UNIT, because or say("groups.no-exposure"))
    found = flip_rates(wrong.group, wrong.others, exposed, view.options.level)
    if wrong.unplaced or found.steps is None:
        why = say("groups.flip-open", n=wrong.unplaced)
        return absent(name, label, _UNIT, why if wrong.unplaced else say("groups.flip-none"))
    return count_of(name, label, _UNIT, found.steps, wrong.total)


def _detectable(
    view: View, wrong: Wrong, exposed: float | None, because: Sentence | None
) -> Estimate:
    name, label = f"{_NAME}.detectable", _LABELS["detectable"]
    if exposed is None or because is not None:
        return absent(name, label, _UNIT, because or say("groups.no-exposure"))
    options = view.options
    found = noticeable_rate_ratio(wrong.total, exposed, options.level, options.power)
    if found is None:
        because = say("groups.detectable-none", whole=wrong.total, power=options.power)
        return absent(name, label, _UNIT, because)
    return number(name, label, _UNIT, wrong.total, "exact power", found)


def _not_ruled_out(
    view: View, wrong: Wrong, share: Estimate, exposed: float | None
) -> tuple[Alternative, ...]:
    """Say which ratios of rates are not ruled out, and how surely so few would show one."""
    reach = share.interval
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
    texts = (ratios, *power, *_indication(view, wrong, share, exposed))
    return tuple(Alternative(text=text) for text in texts)


def _indication(
    view: View, wrong: Wrong, share: Estimate, exposed: float
) -> tuple[Sentence, ...]:
    """Say so where the one-sided test and the interval part: an indication, no more."""
    reach = share.interval
    chance = chance_of_at_least(wrong.group, wrong.total, exposed)
    if reach is None or chance > 1 - view.options.level or not reach.low <= exposed:
        return ()
    return (say("groups.indication", p=rounded(chance), exposed=exposed),)


def _verdict(share: Estimate, exposed: float | None) -> Verdict:
    """Judge the claim that the group's share is that of its exposure."""
    reach = share.interval
    if reach is None or exposed is None:
        return Verdict.NOT_ASSESSABLE
    inside = reach.low <= exposed <= reach.high
    return Verdict.INCONCLUSIVE if inside else Verdict.CONTRADICTED
