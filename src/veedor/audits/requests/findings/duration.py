"""How many days until the answer, with what is still open censored and not lost."""

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.options import RequestOptions
from veedor.audits.requests.register import OWN_DATA, Register, Waited
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.survival import Life, kaplan_meier, median_life
from veedor.stats.tallies import Tally

METHOD = "Kaplan and Meier (1958)"


def find(register: Register, options: RequestOptions) -> Finding:
    """Give the median days from receipt to answer, for own-data requests and by kind."""
    because = lacking(register, "answered_on")
    seen = _waiting(register, *OWN_DATA)
    by_kind = [(kind, _waiting(register, kind)) for kind in (*OWN_DATA, "foi")]
    median = _median("days-to-answer.median", say("duration.label"), seen, because, options)
    estimates = (
        median,
        *(
            _median(
                f"days-to-answer.{kind}",
                say("duration.by-kind", kind=kind),
                ones,
                because,
                options,
            )
            for kind, ones in by_kind
            if ones or because is not None
        ),
        _open(seen, because),
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


def lives(seen: Tally[Waited]) -> list[Life]:
    """Give calendar days from receipt to answer; open ones until the day of judging.

    Left out: requests of which these days are not counted.
    """
    return [Life(one.days, one.ended, n) for one, n in seen.items() if one.days is not None]


def _waiting(register: Register, *kinds: str) -> Tally[Waited]:
    return {one: n for one, n in register.waited.items() if one.kind in kinds}


def _median(
    name: str,
    label: Sentence,
    seen: Tally[Waited],
    because: Sentence | None,
    options: RequestOptions,
) -> Estimate:
    counted = lives(seen)
    total = sum(life.n for life in counted)
    if because is not None or not total:
        return absent(name, label, UNIT, because or say("duration.none"))
    found = median_life(kaplan_meier(counted, level=options.level))
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
            level=options.level,
        ),
    )


def _not_reached(value: int | None, low: int | None) -> Sentence:
    if value is None or low is None:
        return say("duration.not-reached")
    return say("duration.no-upper-end", value=value, low=low)


def _open(seen: Tally[Waited], because: Sentence | None) -> Estimate:
    label = say("duration.open")
    if because is not None:
        return absent("days-to-answer.open", label, UNIT, because)
    counted = lives(seen)
    still = sum(life.n for life in counted if not life.ended)
    return count_of("days-to-answer.open", label, UNIT, still, sum(life.n for life in counted))


def _undated(seen: Tally[Waited]) -> int:
    """Count requests whose days are missing or run backwards."""
    return sum(n for one, n in seen.items() if one.undated)


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
