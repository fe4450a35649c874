"""Terms: own-data requests and court orders answered, or done, by the last day of the term."""

from collections.abc import Iterable

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.judged import Judged, Register, total
from veedor.audits.requests.options import RequestOptions
from veedor.core import Alternative, Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted
from veedor.stats.splits import Split, none_does, share_or_why, shares_given
from veedor.stats.working_days import named_off

_KINDS = {
    "late.access": ("access",),
    "late.rectification": ("rectification", "erasure"),
    "late.court-order": ("court_order",),
}


def find(register: Register, options: RequestOptions) -> Finding:
    """Count what was answered, or done, after the last day of its term."""
    label = {
        "late.access": say("terms.access", days=options.access_days),
        "late.rectification": say("terms.rectification", days=options.rectification_days),
        "late.court-order": say("terms.court-order"),
    }
    shares = tuple(
        share_or_why(
            name, label[name], UNIT, late(register.of(*kinds)), _because(register, name)
        )
        for name, kinds in _KINDS.items()
    )
    judged = register.of(*(kind for kinds in _KINDS.values() for kind in kinds))
    estimates = (*shares, *_counts(register, judged))
    return Finding(
        id="requests.terms",
        rank=20,
        title=say("terms.title"),
        claim=say("terms.claim"),
        verdict=none_does(shares),
        plain=_plain(register, judged),
        estimates=estimates,
        pictured=shares_given(shares),
        caveats=_caveats(register),
        alternatives=_rolled(register, label["late.access"]),
        asks=asks(_because(register, "late.court-order")),
        queries=("by_date", "coverage"),
    )


def late(judged: Iterable[Judged]) -> Split:
    """Split requests whose term has run out: late, in time, not known."""
    seen = tuple(judged)
    return Split(
        yes=total(seen, "late"), no=total(seen, "in time"), unknown=total(seen, "unknown")
    )


def _because(register: Register, name: str) -> Sentence | None:
    columns = ("answered_on", "due_on") if name == "late.court-order" else ("answered_on",)
    return lacking(register, *columns)


def _counts(register: Register, judged: tuple[Judged, ...]) -> tuple[Estimate, ...]:
    because = lacking(register, "answered_on")
    names = ("silent", "running", "longest")
    if because is not None:
        return tuple(
            absent(f"late.{name}", say(f"terms.{name}"), UNIT, because) for name in names
        )
    whole = sum(one.n for one in judged)
    worst = max((one.overdue for one in judged if one.state == "late"), default=0)
    silent = sum(one.n for one in judged if one.silent)
    numbers = (("silent", silent), ("running", total(judged, "running")))
    return (
        *(
            count_of(f"late.{name}", say(f"terms.{name}"), UNIT, n, whole)
            for name, n in numbers
        ),
        Estimate(
            name="late.longest",
            label=say("terms.longest"),
            shape="count",
            unit=UNIT,
            support=whole,
            method="count",
            interval=counted(worst),
        ),
    )


def _plain(register: Register, judged: tuple[Judged, ...]) -> Sentence:
    because = lacking(register, "answered_on")
    split = late(judged)
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    return say(
        split.worded("terms.plain"),
        late=split.yes,
        whole=split.whole,
        unknown=split.unknown,
        silent=sum(one.n for one in judged if one.silent),
        worst=max((one.overdue for one in judged if one.state == "late"), default=0),
    )


def _rolled(register: Register, label: Sentence) -> tuple[Alternative, ...]:
    """Give access requests once more, with terms that end on a day off ending later."""
    if lacking(register, "answered_on") is not None:
        return ()
    seen = register.of("access")
    states = [(one.rolled, one.n) for one in seen]
    split = Split(
        yes=sum(n for state, n in states if state == "late"),
        no=sum(n for state, n in states if state == "in time"),
        unknown=sum(n for state, n in states if state == "unknown"),
    )
    again = share_or_why("late.access.rolled", label, UNIT, split, None)
    return (Alternative(text=say("terms.rolled"), estimates=(again,)),)


def _caveats(register: Register) -> tuple[Sentence, ...]:
    """Say what the dates cannot, and name every weekday that was not counted as working."""
    days = [one.row.received_on for one in register.judged if one.row.received_on]
    ends = [one.due for one in register.judged if one.due]
    by = () if register.by is None else (say("terms.by", day=register.by.isoformat()),)
    if not days or not ends:
        return (say("terms.caveat"), *by)
    off = named_off(register.calendar.named(min(days), max(ends)))
    return (say("terms.caveat"), *by, off)
