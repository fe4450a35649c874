"""Wrongful alerts to expect for a stated volume of faces and a stated list."""

from veedor.audits.recognition.view import View, used
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.chance import expected_next, on_list
from veedor.stats.estimates import absent, interval_of

_NAMES = ("false-alerts.expected", "false-alerts.expected-as-stated")


def find(view: View) -> Finding:
    """Give the false alerts to expect from the records, and from the rate that is stated."""
    recorded, stated = _from_records(view), _as_stated(view)
    return Finding(
        id="recognition.expected",
        rank=42,
        title=say("expected.title"),
        claim=say("expected.claim"),
        verdict=Verdict.NOT_ASSESSABLE if recorded.interval is None else Verdict.INCONCLUSIVE,
        plain=recorded.absent_because or _plain(view, recorded),
        estimates=(recorded, stated),
        caveats=(say("expected.caveat"),),
        queries=("totals",),
    )


def _seen(view: View) -> tuple[int, int, int]:
    """Give the alerts found false, those that may be, and the faces seen."""
    held = [t for t in used(view) if t.faces]
    false = sum(t.false for t in held)
    return false, false + sum(t.unknown for t in held), sum(t.faces or 0 for t in held)


def _from_records(view: View) -> Estimate:
    name, label = _NAMES[0], say("expected.label")
    false, most, seen = _seen(view)
    because = view.lacks("deployments", "faces_seen")
    if because is None and not seen:
        because = say("absent.none", unit="faces")
    if because is not None:
        return absent(name, label, "faces", because)
    ahead = view.options.next_faces or seen
    level = view.options.level
    low, high = (expected_next(n, seen, ahead, level) for n in (false, most))
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit="faces",
        support=ahead,
        method="negative binomial, Jeffreys",
        interval=Interval(kind="bounds", low=low.low, high=high.high)
        if most > false
        else Interval(
            kind="credible",
            value=min(max(low.mean, low.low), low.high),
            low=low.low,
            high=low.high,
            level=level,
        ),
    )


def _as_stated(view: View) -> Estimate:
    """Give what the stated rate comes to; it carries no chance of its own, so no width."""
    name, label, options = _NAMES[1], say("expected.stated"), view.options
    ahead = options.next_faces or _seen(view)[2]
    if options.one_in is None or not ahead:
        return absent(name, label, "faces", say("expected.none-stated"))
    stated = options.stated_list_size or 1
    chance = on_list(options.one_in, stated, options.list_size or stated)
    number = ahead * chance
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit="faces",
        support=ahead,
        method="stated rate",
        interval=Interval(kind="exact count", value=number, low=number, high=number),
    )


def _plain(view: View, recorded: Estimate) -> Sentence:
    false, most, seen = _seen(view)
    reach = interval_of(recorded)
    return say(
        "expected.plain",
        faces=recorded.support,
        low=int(reach.low),
        high=int(reach.high),
        false=false,
        unknown=most - false,
        seen=seen,
    )
