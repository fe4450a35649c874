"""A report's record as a PDF: archival (PDF/A-2a) and for readers of screens (PDF/UA-1).

The page is the one source of what is said: its elements are laid out on sheets by Typst, which
comes with its fonts and reads no file, no network and no clock here. The same record and the
same versions give the same bytes.
"""

from datetime import UTC, date, datetime
from hashlib import sha256
from importlib import resources

import msgspec

from veedor.core import Report
from veedor.report.page import to_html
from veedor.report.record import read_record
from veedor.report.shown import own
from veedor.report.typeset.icons import with_icons
from veedor.report.typeset.letters import printable
from veedor.report.typeset.nodes import nodes
from veedor.report.typeset.sheet import palette
from veedor.report.typeset.tree import read_page
from veedor.report.visible import visible

_NO_DAY = "1980-01-01"  # PDF/A asks for a moment, and a report has no clock


def to_pdf(record: bytes, language: str) -> bytes:
    """Lay out a report's JSON in ``language`` as a PDF with the record's digest on each sheet.

    Raises SealError for bytes that are no report.
    """
    import typst  # noqa: PLC0415 - 80 MB that no other command needs

    report = read_record(record)
    main = next(with_icons(read_page(to_html(record, language))).inside("main"))
    (listed,) = (nav for nav in main.inside("nav") if "contents" in nav.classes)
    document = {
        "title": _shown(report.case.title),
        "author": _shown(report.case.auditor),
        "day": [int(part) for part in _day(report).split("-")],
        "language": language,
        "kind": own("page.kind", language),
        "digest": sha256(record).hexdigest(),
        "digest_of": own("page.record-digest", language),
        "version": _shown(own("page.foot", language, version=report.veedor)),
        "palette": palette(),
        "listed": [link.attributes["href"].removeprefix("#") for link in listed.inside("a")],
        "body": nodes(main),
    }
    return typst.compile(
        resources.files("veedor.report").joinpath("typeset", "report.typ").read_bytes(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"document": msgspec.json.encode(document).decode()},
        timestamp=datetime.fromisoformat(_NO_DAY).replace(tzinfo=UTC),
    )


def _shown(text: str) -> str:
    return printable(visible(text))


def _day(report: Report) -> str:
    """Date the document as its expert did; else by a day that says nothing."""
    declared = report.case.expert.on if report.case.expert else _NO_DAY
    return date.fromisoformat(declared).isoformat()
