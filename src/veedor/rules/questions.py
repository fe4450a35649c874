"""What to ask for next: each record once, first the one that would unlock most rules."""

from collections.abc import Iterable

from veedor.core import PackChecks, Question, RuleCheck, RuleVerdict


def questions(packs: Iterable[PackChecks]) -> tuple[Question, ...]:
    """Rank the records to ask for by how many rules each answer would unlock.

    A rule that was measured and has no limit asks for nothing: no record can decide it.
    """
    asked: dict[tuple[str, str | None], list[RuleCheck]] = {}
    for pack in packs:
        for check in pack.checks:
            if check.verdict is RuleVerdict.CANNOT and not check.measured:
                asked.setdefault(_what(check), []).append(check)
    ranked = sorted(asked.items(), key=_rank)
    return tuple(_question(*key, checks) for key, checks in ranked)


def _what(check: RuleCheck) -> tuple[str, str | None]:
    """Name what to ask for: what the rule asks for, or else what is missing beside it.

    The words of the request are the rule's own in any case: they name all that it needs.
    """
    ask, missing = check.rule.ask, check.missing
    was_received = ask.record in check.rule.evidence and ask.record not in missing
    if not (was_received and missing):
        return ask.record, ask.document
    return missing[0], ask.document if missing[0] == "docs" else None


def _rank(item: tuple[tuple[str, str | None], list[RuleCheck]]) -> tuple[int, int, str, str]:
    (record, document), checks = item
    return -len(checks), -len(_settled(record, checks)), record, document or ""


def _question(record: str, document: str | None, checks: list[RuleCheck]) -> Question:
    return Question(
        record=record,
        document=document,
        rules=tuple(check.rule.id for check in checks),
        settles=_settled(record, checks),
    )


def _settled(record: str, checks: list[RuleCheck]) -> tuple[str, ...]:
    """Give the rules for which nothing but this record is missing."""
    return tuple(check.rule.id for check in checks if set(check.missing) <= {record})
