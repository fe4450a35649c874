"""The list of contents: the ten sections of a report, and what stands in each.

The sections are what the reports of auditors, inspectors and court experts have in common.
"""

from collections.abc import Iterator

from msgspec import Struct

from veedor.core import Report
from veedor.report.shown import in_words, own

SECTIONS = range(1, 11)


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the contents, and the place in the page that it leads to."""

    title: str
    anchor: str


def contents(report: Report, language: str) -> dict[int, tuple[Entry, ...]]:
    """Give what the list names within each section, by the section's number."""
    named: dict[int, tuple[tuple[str, str], ...]] = {
        3: (("passport.title", "files"), ("page.gaps", "gaps")),
        4: (("case.options", "case-options"), ("reading.title", "reading")),
        8: (("declaration.title", "declaration"),) if report.case.expert else (),
        9: (("questions.title", "questions"),) if report.packs else (),
        10: (("rerun.title", "rerun"),),
    }
    found = {
        number: tuple(
            Entry(title=own(id_, language), anchor=anchor)
            for id_, anchor in named.get(number, ())
        )
        for number in SECTIONS
    }
    return found | {2: tuple(_unit(report, language)), 6: tuple(_findings(report, language))}


def _unit(report: Report, language: str) -> Iterator[Entry]:
    if report.unit:
        title = report.unit.title.es if language == "es" else report.unit.title.en
        yield Entry(title=own("unit.title", language, unit=title), anchor="unit")


def _findings(report: Report, language: str) -> Iterator[Entry]:
    for number, audit in enumerate(report.audits, 1):
        yield Entry(title=in_words(audit.question, language), anchor=f"a{number}")
    for number, pack in enumerate(report.packs, 1):
        title = pack.title.es if language == "es" else pack.title.en
        yield Entry(title=title, anchor=f"p{number}")
