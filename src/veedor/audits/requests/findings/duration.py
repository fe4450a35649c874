"""How many days until the answer, with what is still open censored and not lost."""

from collections.abc import Iterable

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.judged import OWN_DATA, Judged, Register
from veedor.audits.requests.options import RequestOptions
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.survival import Life, kaplan_meier, median_life

METHOD = "Kaplan and Meier (1958)"


def find(register: Register, options: RequestOptions) -> Finding:
    """Give the median days from receipt to answer, for own-data requests and by kind."""
    because = lacking(register, "answered_on")
    seen = register.of(*OWN_DATA)
    by_kind = [(kind, register.of(kind)) for kind in (*OWN_DATA, "foi")]
    median = _median(
        "days-to-answer.median", say("duration.label"), seen, register, because, options.level
    )
    estimates = (
        median,
        *(
            _median(
                f"days-to-answer.{kind}",
                say("duration.by-kind", kind=kind),
                ones,
                register,
                because,
                options.level,
            )
            for kind, ones in by_kind
            if ones or because is not None
        ),
        _open(seen, register, because),
    )
    return Finding(
        id="requests.duration",
        rank=25,
        title=say("duration.title"),
        claim=say("duration.claim"),
        verdict=Verdict.NOT_ASSESSABLE if median.interval is None else Verdict.SUPPORTED,
        plain=_plain(median, because),
        estimates=estimates,
        pictured=tuple(
            e.name for e in estimates if e.interval is not None and e.method == METHOD
        ),
        caveats=(say("duration.caveat"), say("duration.caveat-dates", n=_undated(seen))),
        asks=asks(because),
        queries=("by_date",),
    )


def lives(seen: Iterable[Judged], register: Register) -> list[Life]:
    """Give calendar days from receipt to answer; open ones until the day of judging.

    Left out: requests without a day of receipt, answered on an unknown day, or answered before
    they were received; and open ones received after the day of judging.
    """
    found = []
    for one in seen:
        start, end = one.row.received_on, one.row.answered_on
        known = end is not None or one.row.outcome in {"", "no answer"}
        until = end or register.by
        if start is not None and known and until is not None and until >= start:
            found.append(Life((until - start).days, end is not None, one.n))
    return found


def _median(
    name: str,
    label: Sentence,
    seen: Iterable[Judged],
    register: Register,
    because: Sentence | None,
    level: float,
) -> Estimate:
    counted = lives(seen, register)
    total = sum(life.n for life in counted)
    if because is not None or not total:
        return absent(name, label, UNIT, because or say("duration.none"))
    found = median_life(kaplan_meier(counted, level=level))
    if found.value is None or found.high is None or found.low is None:
        return absent(name, label, UNIT, _not_reached(found.value, found.low))
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit=UNIT,
        support=total,
        method=METHOD,
        interval=Interval(
            kind="confidence",
            value=float(found.value),
            low=float(found.low),
            high=float(found.high),
            level=level,
        ),
    )


def _not_reached(value: int | None, low: int | None) -> Sentence:
    if value is None or low is None:
        return say("duration.not-reached")
    return say("duration.no-upper-end", value=value, low=low)


def _open(seen: Iterable[Judged], register: Register, because: Sentence | None) -> Estimate:
    label = say("duration.open")
    if because is not None:
        return absent("days-to-answer.open", label, UNIT, because)
    counted = lives(seen, register)
    still = sum(life.n for life in counted if not life.ended)
    return count_of("days-to-answer.open", label, UNIT, still, sum(life.n for life in counted))


def _undated(seen: Iterable[Judged]) -> int:
    """Count requests whose days are missing or run backwards."""
    return sum(
        one.n
        for one in seen
        if one.row.received_on is None
        or (one.row.answered_on is None and one.row.outcome not in {"", "no answer"})
        or (one.row.answered_on is not None and one.row.answered_on < one.row.received_on)
    )


def _plain(median: Estimate, because: Sentence | None) -> Sentence:
    if median.interval is None or median.interval.value is None:
        return because or median.absent_because or say("duration.none")
    return say(
        "duration.plain",
        days=median.interval.value,
        low=median.interval.low,
        high=median.interval.high,
        whole=median.support,
    )
