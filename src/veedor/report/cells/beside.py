"""What stands beside the findings: receipts, combined files, queries, and reasons of rules."""

from collections.abc import Callable, Mapping

from msgspec import UNSET, UnsetType, structs

from veedor.core import (
    UNSAID,
    WITHHELD,
    AuditRecord,
    Combined,
    PackChecks,
    QueryText,
    Receipt,
    RuleCheck,
    Sentence,
    Unlike,
)
from veedor.report.cells.declared import NOT_COUNTS, of_persons
from veedor.report.words import Words, phrase


def bare_combined(parts: tuple[Combined, ...], held: frozenset[int]) -> tuple[Combined, ...]:
    """Leave out what files have in common, and their rows, where they are withheld."""
    return tuple(
        structs.replace(one, rows=bare(one.rows, held), duplicates=bare(one.duplicates, held))
        if of_persons(one.record)
        else one
        for one in parts
    )


def bare_unlike(
    parts: tuple[Unlike, ...] | UnsetType, held: frozenset[int]
) -> tuple[Unlike, ...] | UnsetType:
    """Leave out how many are written otherwise, and how, where that is withheld."""
    if parts is UNSET:
        return parts
    return tuple(
        structs.replace(one, values=WITHHELD, support=bare(one.support, held), like=())
        if one.values in held or one.support - one.values in held
        else structs.replace(one, support=bare(one.support, held))
        for one in parts
    )


def bare_queries(queries: tuple[QueryText, ...], held: frozenset[int]) -> tuple[QueryText, ...]:
    """Leave out how many rows a query gave, where that is withheld: a row may be a person."""
    return tuple(structs.replace(one, rows=bare(one.rows, held)) for one in queries)


def shared_by_few(audits: tuple[AuditRecord, ...], held: frozenset[int]) -> frozenset[str]:
    """Name the sources whose rows, added up, would tell how few of them two files share."""
    few = (one for audit in audits for one in audit.combined if one.duplicates in held)
    return frozenset(source for one in few for source in one.sources)


def bare_receipt(receipt: Receipt, held: frozenset[int], few: frozenset[str]) -> Receipt:
    """Leave out small numbers of a receipt, and the rows that would give them back."""
    if not of_persons(receipt.record):
        return receipt
    shares_few = receipt.source in few
    hides = shares_few or receipt.duplicates in held
    parsed = WITHHELD if hides else bare(receipt.parsed, held)
    clocks = tuple(
        structs.replace(
            one, in_gap=bare(one.in_gap, held), in_overlap=bare(one.in_overlap, held)
        )
        for one in receipt.clocks
    )
    repairs = tuple(
        structs.replace(one, values=bare(one.values, held)) for one in receipt.repairs
    )
    return structs.replace(
        receipt,
        physical=parsed,
        parsed=parsed,
        duplicates=bare(receipt.duplicates, held),
        admitted=WITHHELD if shares_few else bare(receipt.admitted, held),
        missing=_each(receipt.missing, held),
        not_a_number=_each(receipt.not_a_number, held),
        overlapping=bare(receipt.overlapping, held),
        clocks=clocks,
        repairs=repairs,
    )


def bare_packs(
    packs: tuple[PackChecks, ...], held: frozenset[int], words: Callable[[str], Words]
) -> tuple[PackChecks, ...]:
    """Leave out numbers that a rule repeats from why an estimate has none."""
    return tuple(
        structs.replace(pack, checks=tuple(_check(one, held, words) for one in pack.checks))
        for pack in packs
    )


def _check(check: RuleCheck, held: frozenset[int], words: Callable[[str], Words]) -> RuleCheck:
    because = check.because
    if because is None or check.rule.reads is None:
        return check
    facts = {
        name: UNSAID
        if isinstance(fact, int) and fact in held and name not in NOT_COUNTS
        else fact
        for name, fact in because.facts.items()
    }
    if facts == because.facts:
        return check
    said = phrase(Sentence(because.id, facts), words(check.rule.reads.kind))
    return structs.replace(check, because=said)


def blanks(receipt: Receipt) -> int:
    """Count the numbers that a receipt leaves out."""
    clocks = [n for one in receipt.clocks for n in (one.in_gap, one.in_overlap)]
    repairs = [one.values for one in receipt.repairs]
    columns = [*receipt.missing.values(), *receipt.not_a_number.values()]
    rows = [receipt.physical, receipt.parsed, receipt.admitted, receipt.duplicates]
    return [*rows, receipt.overlapping, *columns, *clocks, *repairs].count(WITHHELD)


def blanks_beside(audit: AuditRecord) -> int:
    """Count the numbers that coverage, combined files and queries leave out."""
    coverage = [
        n
        for part in audit.coverage
        for n in (part.admitted, part.audited, *(one.rows for one in part.excluded))
    ]
    combined = [n for one in audit.combined for n in (one.rows, one.duplicates)]
    unlike = [n for one in audit.unlike or () for n in (one.values, one.support)]
    return [*coverage, *combined, *unlike, *(one.rows for one in audit.queries)].count(WITHHELD)


def _each(counts: Mapping[str, int], held: frozenset[int]) -> dict[str, int]:
    return {name: bare(number, held) for name, number in counts.items()}


def bare(number: int, held: frozenset[int]) -> int:
    """Give a number, or what stands for one that is withheld."""
    return WITHHELD if number in held else number
