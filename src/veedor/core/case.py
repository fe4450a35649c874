"""What the case file says: which system, which files, which audits, decided beforehand."""

from typing import Any, Literal

from msgspec import Struct, field

Language = Literal["es", "en"]
Scalar = str | int | float | bool | None


class Reading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the bytes of a file become cells. Nothing here is detected during an audit.

    ``missing``: the texts that stand for "no value". ``sheet``: of a workbook. ``table``: of
    an SQLite file. ``decimal_mark``: "." or ",".
    """

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    decimal_mark: Literal[".", ","] = "."
    missing: tuple[str, ...] = ("",)
    sheet: str | None = None
    table: str | None = None


class From(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a canonical column comes from, and every repair that is declared for it.

    ``format``: strptime format of a date or moment ("%d/%m/%Y %H:%M:%S"). ``zone``: IANA name
    in which a moment without a zone was written. ``day``: what a date-only value means where a
    moment is asked for. ``map``: values replaced, theirs to ours. ``remove``: characters taken
    out ("." and "-" in document numbers). ``pad``: width to which zeros are put in front.
    """

    column: str = field(name="from")
    format: str | None = None
    zone: str | None = None
    day: Literal["start", "end"] | None = None
    map: dict[str, str] = {}
    remove: str = ""
    pad: int | None = None


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file (or a few rows written in the case itself), as one canonical record.

    ``clock_changes``: what a wall-clock time means that a change of clocks makes impossible or
    double: refused, or read with the offset in force before or after the change.
    """

    record: str
    file: str | None = None
    rows: tuple[dict[str, Scalar], ...] | None = None
    reading: Reading = Reading()
    columns: dict[str, str | From] = {}
    zone: str | None = None
    clock_changes: Literal["refuse", "before", "after"] = "refuse"
    duplicates: Literal["refuse", "count once"] = "refuse"
    overlaps: Literal["refuse", "allowed"] = "refuse"


class Period(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The time under audit, from ``start`` to just before ``end``.

    Each is a date ("2019-03-25", midnight in the case's zone) or a moment with an offset
    ("2025-09-21T00:00:00Z").
    """

    start: str = field(name="from")
    end: str = field(name="to")


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One audit asked for: its kind, the source or sources behind each record, its options."""

    kind: str
    sources: dict[str, str | tuple[str, ...]]
    options: dict[str, Any] = {}

    def named(self, record: str) -> tuple[str, ...]:
        """Give the sources behind a record: none, one, or several files of the same form.

        >>> Request(kind="access", sources={"queries": "june"}).named("queries")
        ('june',)
        """
        found = self.sources.get(record, ())
        return (found,) if isinstance(found, str) else found

    def all_named(self) -> tuple[str, ...]:
        """Give every source that the request names."""
        return tuple(name for record in self.sources for name in self.named(record))


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole question, decided before the data is seen."""

    title: str
    system: str
    auditor: str
    time_zone: str
    seed: int
    sources: dict[str, Source]
    audits: tuple[Request, ...]
    language: Language = "es"
    period: Period | None = None
    asked: tuple[str, ...] = ()
    pseudonym_key: str | None = None
