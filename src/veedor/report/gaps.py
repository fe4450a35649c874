"""What could not be checked: records that were not handed over, numbers that there are not."""

from msgspec import Struct

from veedor.core import Finding, NotReceived, Report, Sentence, Verdict
from veedor.report.headlines import anchor


class Absent(Struct, frozen=True, kw_only=True):
    """Numbers that could not be given for one and the same reason, by their labels."""

    because: Sentence
    labels: tuple[Sentence, ...]


class Unanswered(Struct, frozen=True, kw_only=True):
    """A finding without an answer, or with numbers that could not be given."""

    finding: Finding
    anchor: str
    absent: tuple[Absent, ...]


def missing_records(report: Report) -> tuple[NotReceived, ...]:
    """Give every record or column that was not received, each once."""
    every = [gap for audit in report.audits for gap in audit.not_received]
    return tuple({(gap.record, gap.columns, gap.es): gap for gap in every}.values())


def unanswered(report: Report) -> tuple[Unanswered, ...]:
    """Give the findings that have an absent number, or that cannot be determined and have none.

    A stress test has all its numbers and decides nothing: it is no open question.
    """
    found = (
        Unanswered(finding=finding, anchor=anchor(number, place), absent=_absent(finding))
        for number, audit in enumerate(report.audits, 1)
        for place, finding in enumerate(audit.findings, 1)
    )
    return tuple(one for one in found if one.absent or _says_nothing(one.finding))


def _says_nothing(finding: Finding) -> bool:
    numbers = any(one.interval is not None for one in finding.estimates)
    return finding.verdict is Verdict.NOT_ASSESSABLE and not numbers


def _absent(finding: Finding) -> tuple[Absent, ...]:
    """Give the absent numbers under their reasons, once where label and reason are the same."""
    tested = [one for other in finding.alternatives for one in other.estimates]
    reasons: dict[str, tuple[Sentence, dict[str, Sentence]]] = {}
    for one in (*finding.estimates, *tested):
        if one.absent_because is not None:
            because = one.absent_because
            reasons.setdefault(because.es, (because, {}))[1].setdefault(one.label.es, one.label)
    return tuple(
        Absent(because=because, labels=tuple(labels.values()))
        for because, labels in reasons.values()
    )
