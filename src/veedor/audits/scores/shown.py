"""How the findings give their numbers: Wilson's shares, and gaps that hold all at once."""

from collections.abc import Iterable

from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.core import Ask, Estimate, Fact, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.score_intervals import Reached, wilson

GAP_METHOD = "Newcombe (1998) on exact ends, Bonferroni"


def wilson_share(
    name: str, label: Sentence, part: int, whole: int, level: float, undefined: Sentence
) -> Estimate:
    """Give a share with Wilson's interval; where there is nothing to divide by, say so."""
    if not whole:
        return absent(name, label, UNIT, undefined)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=whole,
        count=part,
        method="Wilson",
        interval=reach(wilson(part, whole, level), level),
    )


def gap_of(
    name: str, label: Sentence, found: Reached, support: int, level: float, method: str
) -> Estimate:
    """Give a gap, below zero or above it, whose interval holds at once with its family's."""
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=support,
        method=method,
        interval=reach(found, level, simultaneous=True),
    )


def gap_facts(axis: Axis, name: str, rate: str) -> dict[str, Fact]:
    """Give what the label of a gap between a group and the reference says."""
    return {"what": rate, "group": short(name), "reference": short(axis.reference)}


def reach(found: Reached, level: float, *, simultaneous: bool = False) -> Interval:
    """Give an interval with the last bits of the machine rounded away."""
    return Interval(
        kind="simultaneous" if simultaneous else "confidence",
        value=rounded(found.value),
        low=rounded(found.low),
        high=rounded(found.high),
        level=level,
    )


def apart(estimates: Iterable[Estimate]) -> int:
    """Count the gaps whose interval leaves zero out."""
    return sum(
        e.interval is not None and (e.interval.low > 0 or e.interval.high < 0)
        for e in estimates
    )


def asks(study: Study, *columns: str) -> tuple[Ask, ...]:
    """Ask for the register where it, or one of these columns, is lacking."""
    if study.lacking(*columns) is None:
        return ()
    return (Ask(record="profiles", text=say("ask.profiles")),)


def given(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """Name the estimates that have a number, for a finding's picture."""
    return tuple(e.name for e in estimates if e.interval is not None)


def outcome_caveats() -> tuple[Sentence, ...]:
    """Say what an outcome on record cannot say, wherever one is compared with a score."""
    return (say("outcome.caveat-selective"), say("outcome.caveat-margin"))
