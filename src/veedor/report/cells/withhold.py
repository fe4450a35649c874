"""A report as the public may read it: small cells withheld, with what would give them back."""

from collections.abc import Callable

from msgspec import UNSET, structs

from veedor.core import (
    UNSAID,
    WITHHELD,
    AuditRecord,
    Coverage,
    Estimate,
    Fact,
    Finding,
    Report,
    Sentence,
    say,
)
from veedor.report.cells.beside import (
    bare,
    bare_combined,
    bare_packs,
    bare_queries,
    bare_receipt,
    bare_unlike,
    shared_by_few,
)
from veedor.report.cells.closure import too_near, withheld_numbers
from veedor.report.cells.declared import NOT_COUNTS, NOT_SHARES, of_persons
from veedor.report.cells.figures import (
    counts_of,
    estimates_of,
    facts_of,
    implied_by,
    on_persons,
    parts_of,
)
from veedor.report.cells.left import LEAST, tally, typed
from veedor.report.cells.sentences import each
from veedor.report.record import read_record, to_json
from veedor.report.words import Words, own_words, phrase


def withhold(report: Report, words: Callable[[str], Words]) -> Report:
    """Give the public version of a report; ``words`` gives a kind's sentences.

    The same report gives the same version. One that is already public is given as it is.
    """
    if report.withheld is not UNSET:
        return report
    report = typed(read_record(to_json(report)), words)
    below = LEAST if report.case.withhold_below is UNSET else report.case.withhold_below
    held = [
        withheld_numbers(audit, below, also=_near(report.audits[:place], audit, below))
        for place, audit in enumerate(report.audits)
    ]
    audits = tuple(
        phrase(_audit(audit, numbers, below), words(audit.kind))
        for audit, numbers in zip(report.audits, held, strict=True)
    )
    every = frozenset(range(1, below)).union(*held)
    few = shared_by_few(report.audits, every)
    public = structs.replace(
        report,
        audits=audits,
        received=tuple(bare_receipt(one, every, few) for one in report.received),
        packs=bare_packs(report.packs, every, words),
    )
    return structs.replace(public, withheld=tally(public, below))


def _near(earlier: tuple[AuditRecord, ...], audit: AuditRecord, below: int) -> frozenset[int]:
    same = (one for one in earlier if one.kind == audit.kind)
    return frozenset().union(*(too_near(one, audit, below) for one in same))


def _audit(audit: AuditRecord, held: frozenset[int], below: int) -> AuditRecord:
    known = frozenset(_options(audit.options))
    touched = {
        one for finding in audit.findings if _touched(finding, held) for one in finding.queries
    }
    return structs.replace(
        audit,
        coverage=tuple(_coverage(part, held) for part in audit.coverage),
        findings=tuple(
            _finding(
                one,
                held,
                known,
                derived=_touched(one, held) or bool(touched & set(one.queries)),
            )
            for one in audit.findings
        ),
        combined=bare_combined(audit.combined, held),
        unlike=bare_unlike(audit.unlike, held),
        queries=bare_queries(audit.queries, held | set(range(1, below))),
    )


def _touched(finding: Finding, held: frozenset[int]) -> bool:
    """Say whether a finding rests on a number that is withheld."""
    in_words = bool(held & {*facts_of(finding), *implied_by(finding)})
    return in_words or any(held & set(counts_of(one)) for one in estimates_of(finding))


def _is_count(name: str, fact: Fact) -> bool:
    return name not in NOT_COUNTS and isinstance(fact, int)


def _finding(
    finding: Finding, held: frozenset[int], known: frozenset[float], *, derived: bool
) -> Finding:
    """Leave out numbers of a finding; ``derived``: those too that were made of several."""

    def shown(estimate: Estimate) -> Estimate:
        return _estimate(estimate, held, derived=derived)

    tried = tuple(
        structs.replace(one, estimates=tuple(map(shown, one.estimates)))
        for one in finding.alternatives
    )
    bare = structs.replace(
        finding, estimates=tuple(map(shown, finding.estimates)), alternatives=tried
    )
    bare = _without_charts(_without_map(bare, held), held)
    if not on_persons(finding):
        return bare
    numbers = {
        n
        for one in estimates_of(bare)
        if one.interval
        for n in (one.interval.low, one.interval.high, one.interval.value, one.interval.level)
    }
    may = known | {n for n in numbers if n is not None} if derived else None
    return each(bare, lambda sentence: _sentence(sentence, held, may))


def _estimate(estimate: Estimate, held: frozenset[int], *, derived: bool) -> Estimate:
    whole = of_persons(estimate.unit) and estimate.support in held
    support = WITHHELD if whole else estimate.support
    of_several = derived and not parts_of(estimate) and estimate.shape != "count"
    gives = bool(held & set(counts_of(estimate)))
    if (gives and (estimate.interval or estimate.count is not None)) or (
        of_several and estimate.interval
    ):
        because = phrase(say("withheld.because"), own_words())
        return structs.replace(
            estimate, support=support, count=None, interval=None, absent_because=because
        )
    return structs.replace(estimate, support=support)


def _without_map(finding: Finding, held: frozenset[int]) -> Finding:
    counts = {shape.count for shape in finding.map.shapes} if finding.map else set()
    if not on_persons(finding) or not counts & held:
        return finding
    note = phrase(say("withheld.map"), own_words())
    return structs.replace(finding, map=UNSET, caveats=(*finding.caveats, note))


def _without_charts(finding: Finding, held: frozenset[int]) -> Finding:
    """Leave out curves: a share at each place, times the whole, is a count at each place."""
    if finding.charts is UNSET or not on_persons(finding) or not held:
        return finding
    note = phrase(say("withheld.chart"), own_words())
    return structs.replace(finding, charts=UNSET, caveats=(*finding.caveats, note))


def _sentence(
    sentence: Sentence, held: frozenset[int], may: frozenset[float] | None
) -> Sentence:
    """Leave out the facts that are withheld; ``may``: where only these decimals may be said."""
    facts = {
        name: UNSAID if _unsaid(name, fact, held, may) else fact
        for name, fact in sentence.facts.items()
    }
    return sentence if facts == sentence.facts else Sentence(sentence.id, facts)


def _unsaid(name: str, fact: Fact, held: frozenset[int], may: frozenset[float] | None) -> bool:
    if isinstance(fact, int):
        return _is_count(name, fact) and fact in held
    told = may is None or fact in may or name in NOT_SHARES
    return isinstance(fact, float) and not told


def _coverage(part: Coverage, held: frozenset[int]) -> Coverage:
    if not of_persons(part.record):
        return part
    out = tuple(structs.replace(one, rows=bare(one.rows, held)) for one in part.excluded)
    admitted, audited = bare(part.admitted, held), bare(part.audited, held)
    return structs.replace(part, admitted=admitted, audited=audited, excluded=out)


def _options(value: object) -> list[float]:
    """Give every number among the options in force: the case chose it, no row did."""
    if isinstance(value, dict):
        return [n for part in value.values() for n in _options(part)]
    if isinstance(value, list | tuple):
        return [n for part in value for n in _options(part)]
    return [value] if isinstance(value, int | float) else []
