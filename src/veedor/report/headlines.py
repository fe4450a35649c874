"""The findings that a reader must know first, and the number that stands for each."""

from msgspec import Struct

from veedor.core import Estimate, Finding, Report


class Headline(Struct, frozen=True, kw_only=True):
    """A finding on the first screen, and the anchor of its full account."""

    finding: Finding
    anchor: str


def headlines(report: Report) -> tuple[Headline, ...]:
    """Give the report's headlines, first to last."""
    everything = {
        finding.id: Headline(finding=finding, anchor=anchor(audit, place))
        for audit, record in enumerate(report.audits, 1)
        for place, finding in enumerate(record.findings, 1)
    }
    return tuple(everything[id_] for id_ in report.headlines)


def anchor(audit: int, finding: int) -> str:
    """Name a finding's place in the page, by position: no outside text becomes an id."""
    return f"a{audit}-f{finding}"


def key_estimate(finding: Finding) -> Estimate | None:
    """Give the number that stands for a finding: the first pictured, else the first."""
    given = {one.name: one for one in reversed(finding.estimates) if one.interval is not None}
    first = (name for name in (*finding.pictured, *reversed(given)) if name in given)
    name = next(first, None)
    return None if name is None else given[name]
