"""What the case file says: which system, which files, which audits, decided beforehand."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

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
    out ("." and "-" in document numbers). ``capitals``: small letters are made
    capitals. ``pad``: width to which zeros are put in front.
    ``digits``: digits after the point to which a longer number is rounded (coordinates).
    ``unlike``: that no person is written as in the other records is known, and no mistake.
    """

    column: str = field(name="from")
    format: str | None = None
    zone: str | None = None
    day: Literal["start", "end"] | None = None
    map: dict[str, str] = {}
    remove: str = ""
    pad: int | None = None
    digits: Annotated[int, Meta(ge=0, le=6)] | UnsetType = UNSET
    capitals: bool | UnsetType = UNSET
    unlike: Literal["allowed"] | UnsetType = UNSET


class Snapshot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table or view of a live database that a source's file is a copy of.

    ``table``, ``schema``: their names, letter by letter as the database has them. Where the
    database is, and who may read it, is no part of a case.
    """

    table: str
    schema: str = "public"


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file (or a few rows written in the case itself), as one canonical record.

    ``snapshot``: the database's table that ``veedor snapshot`` writes the file from.

    ``clock_changes``: what a wall-clock time means that a change of clocks makes impossible or
    double: refused, or read with the offset in force before or after the change.
    """

    record: str
    file: str | None = None
    snapshot: Snapshot | UnsetType = UNSET
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


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document that shows something no table does: a policy, a study, a register entry.

    ``date``: of the document ("2019-03-01"). ``file``: beside the case; its digest is taken at
    the run, and must be ``sha256`` where that is given too. Without a file, ``sha256`` stands
    for a document that is kept elsewhere.
    """

    kind: str
    title: str
    date: str
    file: str | None = None
    sha256: str | None = None


class Answered(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An auditor's answer to a rule that no table can decide.

    ``answer``: whether the requirement is kept. ``document``: the document that shows it, by
    its name in the case. Without a document, ``signed_by`` and ``on`` say who answers for it,
    and since when.
    """

    answer: bool
    because: str
    document: str | None = None
    signed_by: str | None = None
    on: str | None = None


class PackAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule pack asked for; as good practice where it is not the law of the place or day."""

    pack: str
    good_practice: bool = False


class RulesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which rules the findings are held against.

    ``as_of``: the day whose law is applied. ``jurisdiction``: where the system works ("AR",
    "AR-C" for the City of Buenos Aires, "EU", "UK", "US", ...). ``unit``: a unit whose
    functions are mapped to records and rules ("uiaas").
    """

    as_of: str
    jurisdiction: str
    packs: tuple[str | PackAsked, ...]
    unit: str | None = None
    answers: dict[str, Answered] = {}

    def asked(self) -> tuple[PackAsked, ...]:
        """Give every pack asked for, a bare name as the law of the place."""
        return tuple(PackAsked(pack=one) if isinstance(one, str) else one for one in self.packs)


class QuestionPut(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A numbered question that the court or the mandate puts, and what its answer rests on.

    ``rests_on``: ids of findings ("access.outside") or of rules ("AR-27"); the report repeats
    there what the records show. ``answer``: the expert's own words, which stand beside it.
    """

    question: str
    rests_on: tuple[str, ...] = ()
    answer: str | None = None


class Expert(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the expert declares, in her own words; the report prints it and adds nothing.

    ``relations``: with the parties, or that there are none. ``would_change``: what would make
    her change her opinion.
    """

    name: str
    qualification: str
    appointed_by: str
    relations: str
    would_change: str
    on: str


class Reply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One point of what the audited body replied, and the answer to it.

    ``about``: ids of the findings or rules that it speaks of. ``document``: where it is
    written, by its name in the case.
    """

    point: str
    answer: str
    about: tuple[str, ...] = ()
    document: str | None = None


class Recommendation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that the auditor recommends, to whom, and by which day."""

    text: str
    to: str
    by: str | None = None


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole question, decided before the data is seen.

    ``sources`` and ``audits`` may be left out where ``rules`` are asked for: nothing was
    handed over yet, and the report says what to ask for. ``withhold_below``: the public version
    withholds counts of persons below this, 10 where it is not said.
    """

    title: str
    system: str
    auditor: str
    time_zone: str
    seed: int
    sources: dict[str, Source] = {}
    audits: tuple[Request, ...] = ()
    rules: RulesAsked | None = None
    documents: dict[str, Document] = {}
    language: Language = "es"
    period: Period | None = None
    asked: tuple[str, ...] = ()
    questions: tuple[QuestionPut, ...] = ()
    expert: Expert | None = None
    reply: tuple[Reply, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    pseudonym_key: str | None = None
    withhold_below: Annotated[int, Meta(ge=10, le=1000)] | UnsetType = UNSET
