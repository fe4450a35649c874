"""How long things are kept, by type, with those still kept censored and not lost."""

from veedor.audits.retention.findings.shown import UNIT, asks, lacking
from veedor.audits.retention.keeping import Keeping, Lasted
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.survival import Life, kaplan_meier, median_life
from veedor.stats.tallies import Tally, regrouped

METHOD = "Kaplan and Meier (1958)"


def find(keeping: Keeping, options: RetentionOptions) -> Finding:
    """Give the median days from making to deletion, for things made in the period."""
    because = lacking(keeping, "deleted_at")
    kinds = sorted({one.kind for one in keeping.lasted})
    medians = tuple(
        _median(kind, lives(keeping.lasted, kind), options) for kind in kinds if because is None
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
        plain=say("lasting.plain", kinds=len(kinds), whole=sum(keeping.lasted.values()))
        if medians
        else why,
        estimates=(*medians, _alive(keeping, because)),
        pictured=tuple(e.name for e in medians if e.interval is not None),
        caveats=(say("lasting.caveat"), say("lasting.caveat-period")),
        asks=asks(because),
        queries=("by_day",),
    )


def lives(lasted: Tally[Lasted], kind: str) -> list[Life]:
    """Give days from making to deletion; things still kept until the day of judging.

    Left out: things of which these days are not known.
    """
    return [
        Life(one.days, one.ended, n)
        for one, n in lasted.items()
        if one.kind == kind and one.days is not None
    ]


def _median(kind: str, counted: list[Life], options: RetentionOptions) -> Estimate:
    label = say("lasting.label", kind=kind)
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


def _alive(keeping: Keeping, because: Sentence | None) -> Estimate:
    label = say("lasting.alive")
    if because is not None:
        return absent("kept-days.alive", label, UNIT, because)
    alive = regrouped(keeping.standing, lambda one: one.alive)
    return count_of("kept-days.alive", label, UNIT, alive[True], alive.total())
