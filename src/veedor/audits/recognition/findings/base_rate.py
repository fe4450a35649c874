"""The base rate in natural frequencies: of so many faces, how many alerts, how many right."""

from msgspec import Struct

from veedor.audits.recognition.findings.misses import walkers
from veedor.audits.recognition.rates import reach
from veedor.audits.recognition.view import YES, View, used
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.chance import on_list
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

_RIGHT = "base-rate.right.in-hundred"
_NAMES = ("base-rate.true-alerts", "base-rate.false-alerts", _RIGHT)


class Rate(Struct, frozen=True, kw_only=True):
    """A rate with its limits; a rate that was stated has no chance of its own."""

    value: float
    low: float
    high: float
    stated: bool


def find(view: View) -> Finding:
    """Give true and false alerts of a stated volume, and of all alerts those that are right."""
    noticed, false = _noticed(view), _false(view)
    ahead = view.options.next_faces or _faces(view)
    because = _because(view, noticed, false, ahead)
    if because is not None or noticed is None or false is None or not view.options.listed_in:
        why = because or say("base-rate.not-stated")
        estimates = tuple(absent(n, say(_label(n)), "faces", why) for n in _NAMES)
        return _finding(estimates, why, Verdict.NOT_ASSESSABLE)
    listed = ahead / view.options.listed_in
    right = _times(listed, noticed)
    wrong = _times(ahead - listed, false)
    if not right.value + wrong.value:
        why = say("absent.none", unit="alerts")
        estimates = tuple(absent(n, say(_label(n)), "faces", why) for n in _NAMES)
        return _finding(estimates, why, Verdict.NOT_ASSESSABLE)
    share = _part(right, wrong)
    estimates = (
        _estimate(view, _NAMES[0], right, ahead),
        _estimate(view, _NAMES[1], wrong, ahead),
        _estimate(view, _RIGHT, share, ahead),
    )
    plain = say(
        "base-rate.plain",
        faces=ahead,
        listed=rounded(listed),
        right=right.value,
        others=rounded(ahead - listed),
        wrong=wrong.value,
        share=round(100 * share.value),
        rest=100 - round(100 * share.value),
    )
    return _finding(estimates, plain, Verdict.INCONCLUSIVE)


def _finding(estimates: tuple[Estimate, ...], plain: Sentence, verdict: Verdict) -> Finding:
    return Finding(
        id="recognition.base-rate",
        rank=67,
        title=say("base-rate.title"),
        claim=say("base-rate.claim"),
        verdict=verdict,
        plain=plain,
        estimates=estimates,
        pictured=(_RIGHT,) if estimates[-1].interval is not None else (),
        caveats=(say("base-rate.caveat"), say("base-rate.caveat-rare")),
        queries=("totals", "seeded_passages"),
    )


def _label(name: str) -> str:
    return name.removesuffix(".in-hundred")


def _because(
    view: View, noticed: Rate | None, false: Rate | None, ahead: int
) -> Sentence | None:
    if view.options.listed_in is None:
        return say("base-rate.not-stated")
    if noticed is None:
        return say("base-rate.no-noticed")
    if false is None or not ahead:
        return say("base-rate.no-false")
    return None


def _faces(view: View) -> int:
    return sum(t.faces or 0 for t in used(view))


def _each(view: View) -> float:
    """Give the level of each of two rates, such that both hold at once."""
    return (1 + view.options.level) / 2


def _noticed(view: View) -> Rate | None:
    """Give the share of the listed who give an alert: stated, else of volunteers."""
    options = view.options
    if options.noticed is not None:
        return Rate(
            value=options.noticed, low=options.noticed, high=options.noticed, stated=True
        )
    least, most = walkers(view, YES)
    if not most:
        return None
    low, high = reach(most, _each(view)), reach(least, _each(view))
    missed = (high.value or 0.0) if least == most else ((high.low + low.high) / 2)
    return Rate(value=1 - missed, low=1 - low.high, high=1 - high.low, stated=False)


def _false(view: View) -> Rate | None:
    """Give false alerts per face: as stated for a list of this size, else of the records."""
    options = view.options
    if options.one_in is not None:
        stated = options.stated_list_size or 1
        value = on_list(options.one_in, stated, options.list_size or stated)
        return Rate(value=value, low=value, high=value, stated=True)
    held = [t for t in used(view) if t.faces and t.false + t.unknown <= t.faces]
    if not held:
        return None
    clusters = [
        tuple((read, t.faces or 0) for t, read in zip(held, reads, strict=True))
        for reads in ([t.false for t in held], [t.false + t.unknown for t in held])
    ]
    least, most = (reach(part, _each(view)) for part in clusters)
    return Rate(
        value=((least.value or 0.0) + (most.value or 0.0)) / 2,
        low=least.low,
        high=most.high,
        stated=False,
    )


def _times(number: float, rate: Rate) -> Rate:
    return Rate(
        value=rounded(number * rate.value),
        low=rounded(number * rate.low),
        high=rounded(number * rate.high),
        stated=rate.stated,
    )


def _part(right: Rate, wrong: Rate) -> Rate:
    """Give the share of alerts that are right: its ends where one is least, the other most."""
    most = right.high + wrong.low
    return Rate(
        value=rounded(right.value / (right.value + wrong.value)),
        low=rounded(right.low / (right.low + wrong.high)) if right.low + wrong.high else 0.0,
        high=rounded(right.high / most) if most else 1.0,
        stated=right.stated and wrong.stated,
    )


def _estimate(view: View, name: str, rate: Rate, ahead: int) -> Estimate:
    share = name == _RIGHT
    interval = (
        Interval(kind="exact count", value=rate.value, low=rate.value, high=rate.value)
        if rate.stated
        else Interval(
            kind="confidence",
            value=rate.value,
            low=min(rate.low, rate.value),
            high=max(rate.high, rate.value),
            level=view.options.level,
        )
    )
    return Estimate(
        name=name,
        label=say(_label(name)),
        shape="share" if share else "rate",
        unit="faces",
        support=ahead,
        method="stated rate" if rate.stated else "base rate",
        interval=interval,
    )
