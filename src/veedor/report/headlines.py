"""The findings that a reader must know first, and the number that stands for each."""

from msgspec import Struct

from veedor.core import Estimate, Finding, FindingPlace, Ground, Report


class Headline(Struct, frozen=True, kw_only=True):
    """A finding on the first screen, and the anchor of its full account."""

    finding: Finding
    anchor: str


def headlines(report: Report) -> tuple[Headline, ...]:
    """Give the report's headlines, first to last."""
    return tuple(_headline(report, place) for place in report.headlines)


def grounded(report: Report, ground: Ground) -> tuple[Headline, ...]:
    """Give the findings that an answer rests on, each with its anchor."""
    return tuple(_headline(report, place) for place in ground.findings)


def _headline(report: Report, place: FindingPlace | str) -> Headline:
    audit, id_ = _placed(report, place)
    findings = report.audits[audit].findings
    at = next(n for n, finding in enumerate(findings) if finding.id == id_)
    return Headline(finding=findings[at], anchor=anchor(audit + 1, at + 1))


def _placed(report: Report, place: FindingPlace | str) -> tuple[int, str]:
    """Find the audit too, where a report of the first schema gives the finding's id alone."""
    if isinstance(place, FindingPlace):
        return place.audit, place.finding
    audits = enumerate(report.audits)
    return next(n for n, one in audits if any(f.id == place for f in one.findings)), place


def anchor(audit: int, finding: int) -> str:
    """Name a finding's place in the page, by position: no outside text becomes an id."""
    return f"a{audit}-f{finding}"


def key_estimate(finding: Finding) -> Estimate | None:
    """Give the number that stands for a finding: the first pictured, else the first."""
    given = {one.name: one for one in reversed(finding.estimates) if one.interval is not None}
    first = (name for name in (*finding.pictured, *reversed(given)) if name in given)
    name = next(first, None)
    return None if name is None else given[name]
