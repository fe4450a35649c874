"""How long things are kept, by type, with those still kept censored and not lost."""

from veedor.audits.retention.findings.shown import UNIT, asks, lacking
from veedor.audits.retention.held import Held, Keeping, gone_on
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.survival import Life, kaplan_meier, median_life
from veedor.stats.working_days import local_period

METHOD = "Kaplan and Meier (1958)"


def find(keeping: Keeping, options: RetentionOptions, setting: Setting) -> Finding:
    """Give the median days from making to deletion, for things made in the period."""
    because = lacking(keeping, "deleted_at")
    first, _ = local_period(setting)
    made = [
        one
        for one in keeping.held
        if one.row.created_on is not None and one.row.created_on >= first
    ]
    kinds = sorted({one.row.kind for one in made})
    medians = tuple(
        _median(kind, [one for one in made if one.row.kind == kind], keeping, options)
        for kind in kinds
        if because is None
    )
    why = because or say("lasting.none")
    return Finding(
        id="retention.lasting",
        rank=37,
        title=say("lasting.title"),
        claim=say("lasting.claim"),
        verdict=Verdict.SUPPORTED
        if any(e.interval is not None for e in medians)
        else Verdict.NOT_ASSESSABLE,
        plain=say("lasting.plain", kinds=len(kinds), whole=sum(one.n for one in made))
        if medians
        else why,
        estimates=(*medians, _alive(keeping, options, because)),
        pictured=tuple(e.name for e in medians if e.interval is not None),
        caveats=(say("lasting.caveat"), say("lasting.caveat-period")),
        asks=asks(because),
        queries=("by_day",),
    )


def lives(held: list[Held], keeping: Keeping, options: RetentionOptions) -> list[Life]:
    """Give days from making to deletion; things still kept until the day of judging.

    Left out: things deleted before they were made, or made after the day of judging.
    """
    found = []
    for one in held:
        made, gone = one.row.created_on, gone_on(one.row, options)
        until = gone or keeping.by
        if made is not None and until is not None and until >= made:
            found.append(Life((until - made).days, gone is not None, one.n))
    return found


def _median(
    kind: str, held: list[Held], keeping: Keeping, options: RetentionOptions
) -> Estimate:
    label, counted = say("lasting.label", kind=kind), lives(held, keeping, options)
    found = median_life(kaplan_meier(counted, level=options.level))
    if found.value is None or found.low is None:
        return absent(f"kept-days.{kind}", label, UNIT, say("lasting.not-reached"))
    if found.high is None:
        why = say("lasting.no-upper-end", value=found.value, low=found.low)
        return absent(f"kept-days.{kind}", label, UNIT, why)
    return Estimate(
        name=f"kept-days.{kind}",
        label=label,
        shape="count",
        unit=UNIT,
        support=sum(life.n for life in counted),
        method=METHOD,
        interval=Interval(
            kind="confidence",
            value=float(found.value),
            low=float(found.low),
            high=float(found.high),
            level=options.level,
        ),
    )


def _alive(keeping: Keeping, options: RetentionOptions, because: Sentence | None) -> Estimate:
    label = say("lasting.alive")
    if because is not None:
        return absent("kept-days.alive", label, UNIT, because)
    alive = sum(one.n for one in keeping.held if gone_on(one.row, options) is None)
    return count_of("kept-days.alive", label, UNIT, alive, sum(one.n for one in keeping.held))
