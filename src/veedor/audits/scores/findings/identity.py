"""What unequal base rates force: error rates cannot all be equal, on the case's own numbers."""

from collections.abc import Iterator
from fractions import Fraction

from veedor.audits.scores.findings.gaps import why_not
from veedor.audits.scores.shown import asks, given, outcome_caveats
from veedor.audits.scores.study import UNIT, Study, short
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted
from veedor.stats.score_intervals import gaps
from veedor.stats.score_tables import Table, forced_fpr, part_of, rate_of

_METHOD = "Chouldechova (2017)"


def find(study: Study) -> Finding:
    """Give the false-positive rate that each base rate forces at a shared PPV and FNR."""
    because = why_not(study)
    whole = study.table()
    ppv, fnr = rate_of(whole, "ppv"), rate_of(whole, "fnr")
    if because is None and (not ppv or fnr is None):
        because = say("absent.no-shared")
    shown: tuple[Estimate, ...] = ()
    if because is None and ppv is not None and fnr is not None:
        shown = tuple(_forced(study, ppv, fnr))
    numbers = {e.interval.value for e in shown if e.interval is not None}
    first = _different(study, because or (None if numbers else _none()))
    return Finding(
        id="scores.identity",
        rank=22,
        title=say("identity.title"),
        claim=say("identity.claim"),
        verdict=_judge(first),
        plain=because or _plain(numbers, ppv or Fraction(0), fnr or Fraction(0)),
        estimates=(first, *shown),
        pictured=given(shown),
        caveats=(say("identity.caveat"), say("identity.caveat-kleinberg"), *outcome_caveats()),
        asks=asks(study, "outcome", "group_name"),
        queries=("cells",),
    )


def _forced(study: Study, ppv: Fraction, fnr: Fraction) -> Iterator[Estimate]:
    for axis in study.axes:
        by = study.tables(axis.group_of)
        for place, name in enumerate(axis.groups, 1):
            table = by.get(name, Table())
            key = f"identity.{axis.place}.{place}"
            label = say("identity.label", group=short(name))
            yield _one(key, label, table, ppv, fnr)


def _one(key: str, label: Sentence, table: Table, ppv: Fraction, fnr: Fraction) -> Estimate:
    base = rate_of(table, "base-rate")
    forced = None if base is None else forced_fpr(base, ppv, fnr)
    if forced is None:
        return absent(key, label, UNIT, say("absent.not-forced"))
    part, whole = part_of(table, "base-rate")
    return Estimate(
        name=key,
        label=label,
        shape="index",
        unit=UNIT,
        support=whole,
        count=part,
        method=_METHOD,
        interval=counted(forced),
    )


def _different(study: Study, because: Sentence | None) -> Estimate:
    """Count the groups whose base rate differs from the reference's beyond chance."""
    name, label = "identity.base-rates-apart", say("identity.apart")
    if because is not None:
        return absent(name, label, "groups", because)
    pairs = []
    for axis in study.axes:
        by = study.tables(axis.group_of)
        parts = [part_of(by.get(group, Table()), "base-rate") for _, group in axis.others()]
        reference = part_of(by.get(axis.reference, Table()), "base-rate")
        pairs += [(part, reference) for part in parts if part[1] and reference[1]]
    reached = gaps(pairs, study.options.level)
    apart = sum(one.low > 0 or one.high < 0 for one in reached)
    return count_of(name, label, "groups", apart, len(pairs))


def _judge(first: Estimate) -> Verdict:
    if first.interval is None or not first.support:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE


def _plain(numbers: set[float | None], ppv: Fraction, fnr: Fraction) -> Sentence:
    known = sorted(number for number in numbers if number is not None)
    if not known:
        return _none()
    return say("identity.plain", ppv=float(ppv), fnr=float(fnr), least=known[0], most=known[-1])


def _none() -> Sentence:
    return say("absent.not-forced")
