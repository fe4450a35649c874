"""The last step of the path: what was found becomes a report, and what it was made with."""

from collections.abc import Mapping
from importlib import metadata

from veedor import __version__
from veedor.core import (
    SCHEMA,
    AuditRecord,
    Case,
    DocumentReceipt,
    FindingPlace,
    Receipt,
    Report,
)
from veedor.run.kept_out import case_kept_out, receipt_kept_out
from veedor.run.lawful import Law
from veedor.run.opinion import Opinion

_LIBRARIES = (
    "astral",
    "babel",
    "diff-diff",
    "duckdb",
    "holidays",
    "numba",
    "numpy",
    "pandas",
    "pyogrio",
    "pyproj",
    "scipy",
    "shapely",
    "statsmodels",
    "tzdata",
)


def make_report(
    case: Case,
    receipts: Mapping[str, Receipt],
    records: tuple[AuditRecord, ...],
    documents: tuple[DocumentReceipt, ...],
    *,
    law: Law,
    opinion: Opinion,
) -> Report:
    """Put together the record of a run: no clock, path, machine or identifier in it."""
    return Report(
        schema=SCHEMA,
        veedor=__version__,
        case=case_kept_out(case),
        received=tuple(map(receipt_kept_out, receipts.values())),
        audits=records,
        headlines=_headlines(records),
        documents=documents,
        packs=law.packs,
        questions=law.questions,
        unit=law.unit,
        answers=opinion.answers,
        replies=opinion.replies,
    )


def _headlines(records: tuple[AuditRecord, ...]) -> tuple[FindingPlace, ...]:
    """Name the three findings of least rank; of equal ones, those of the audit asked first.

    An audit that nothing was handed over for leads only where none has anything.
    """
    handed = any(record.sources for record in records)
    ranked = sorted(
        (
            (finding, audit)
            for audit, record in enumerate(records)
            if record.sources or not handed
            for finding in record.findings
        ),
        key=lambda one: one[0].rank,
    )
    return tuple(FindingPlace(audit=audit, finding=finding.id) for finding, audit in ranked[:3])


def made_with(engine: str) -> dict[str, str]:
    """Name the engine and the versions of the libraries that could change a number."""
    libraries = (*_LIBRARIES, *(("pyspark", "sqlglot") if engine == "spark" else ()))
    return {"engine": engine} | {name: metadata.version(name) for name in libraries}
