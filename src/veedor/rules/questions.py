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
                ask = check.rule.ask
                asked.setdefault((ask.record, ask.document), []).append(check)
    ranked = sorted(asked.items(), key=_rank)
    return tuple(_question(*key, checks) for key, checks in ranked)


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
