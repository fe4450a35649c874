"""Terms: own-data requests and court orders answered, or done, by the last day of the term."""

from collections import Counter
from collections.abc import Mapping

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.judged import State
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.register import Register, Standing
from veedor.core import Alternative, Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted
from veedor.stats.splits import Split, none_does, share_or_why, shares_given
from veedor.stats.tallies import Tally, regrouped
from veedor.stats.working_days import named_off

_KINDS = {
    "late.access": ("access",),
    "late.rectification": ("rectification", "erasure"),
    "late.court-order": ("court_order",),
}
_OF_ALL = tuple(kind for kinds in _KINDS.values() for kind in kinds)


def find(register: Register, options: RequestOptions) -> Finding:
    """Count what was answered, or done, after the last day of its term."""
    label = {
        "late.access": say("terms.access", days=options.access_days),
        "late.rectification": say("terms.rectification", days=options.rectification_days),
        "late.court-order": say("terms.court-order"),
    }
    shares = tuple(
        share_or_why(
            name,
            label[name],
            UNIT,
            run_out(by_state(register.of(*kinds))),
            _because(register, name),
        )
        for name, kinds in _KINDS.items()
    )
    judged = register.of(*_OF_ALL)
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


def by_state(standing: Tally[Standing]) -> Counter[State]:
    """Count requests by how they stand on their term."""
    return regrouped(standing, lambda one: one.state)


def run_out(states: Mapping[State, int]) -> Split:
    """Split requests whose term has run out: late, in time, not known."""
    return Split(
        yes=states.get("late", 0),
        no=states.get("in time", 0),
        unknown=states.get("unknown", 0),
    )


def _because(register: Register, name: str) -> Sentence | None:
    columns = ("answered_on", "due_on") if name == "late.court-order" else ("answered_on",)
    return lacking(register, *columns)


def _counts(register: Register, judged: Tally[Standing]) -> tuple[Estimate, ...]:
    because = lacking(register, "answered_on")
    names = ("silent", "running", "longest")
    if because is not None:
        return tuple(
            absent(f"late.{name}", say(f"terms.{name}"), UNIT, because) for name in names
        )
    whole = sum(judged.values())
    numbers = (("silent", _silent(judged)), ("running", by_state(judged)["running"]))
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
            interval=counted(_worst(register)),
        ),
    )


def _plain(register: Register, judged: Tally[Standing]) -> Sentence:
    because = lacking(register, "answered_on")
    split = run_out(by_state(judged))
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    return say(
        split.worded("terms.plain"),
        late=split.yes,
        whole=split.whole,
        unknown=split.unknown,
        silent=_silent(judged),
        worst=_worst(register),
    )


def _silent(judged: Tally[Standing]) -> int:
    return sum(n for one, n in judged.items() if one.silent)


def _worst(register: Register) -> int:
    """Give the most days past a term."""
    return max((one.overdue for one in register.late if one.kind in _OF_ALL), default=0)


def _rolled(register: Register, label: Sentence) -> tuple[Alternative, ...]:
    """Give access requests once more, with terms that end on a day off ending later."""
    if lacking(register, "answered_on") is not None:
        return ()
    split = run_out(regrouped(register.of("access"), lambda one: one.rolled))
    again = share_or_why("late.access.rolled", label, UNIT, split, None)
    return (Alternative(text=say("terms.rolled"), estimates=(again,)),)


def _caveats(register: Register) -> tuple[Sentence, ...]:
    """Say what the dates cannot, and name every weekday that was not counted as working."""
    first, last, day = register.first_received, register.last_due, register.frame.by
    by = () if day is None else (say("terms.by", day=day.isoformat()),)
    if first is None or last is None:
        return (say("terms.caveat"), *by)
    off = named_off(register.frame.calendar.named(first, last))
    return (say("terms.caveat"), *by, off)
