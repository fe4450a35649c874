"""What could not be checked: records that were not handed over, numbers that there are not."""

from msgspec import Struct

from veedor.core import Estimate, Finding, NotReceived, Report, Verdict
from veedor.report.headlines import anchor


class Unanswered(Struct, frozen=True, kw_only=True):
    """A finding without an answer, or with numbers that could not be given."""

    finding: Finding
    anchor: str
    absent: tuple[Estimate, ...]


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


def _absent(finding: Finding) -> tuple[Estimate, ...]:
    """Give the absent numbers, once where label and reason are the same."""
    tested = [one for other in finding.alternatives for one in other.estimates]
    absent = {
        (one.label.es, one.absent_because.es): one
        for one in (*finding.estimates, *tested)
        if one.absent_because is not None
    }
    return tuple(absent.values())
