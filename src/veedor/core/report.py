"""What leaves the building."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from veedor.core.audit import Coverage
from veedor.core.case import Case
from veedor.core.check import DocumentReceipt, PackChecks, Question, Unit
from veedor.core.finding import Finding
from veedor.core.receipt import Combined, Receipt
from veedor.core.sentence import Sentence
from veedor.core.withheld import Withheld

SCHEMA = "veedor-report/2"
READABLE = ("veedor-report/1", SCHEMA)


class QueryText(Struct, frozen=True, kw_only=True):
    """One query as it was run: static text, its digest, the values bound to it."""

    name: str
    sql: str
    sha256: str
    binds: dict[str, Any]
    rows: int


class NotReceived(Struct, frozen=True, kw_only=True):
    """A record or column that an audit could have used and was not given."""

    record: str
    columns: tuple[str, ...]
    es: str
    en: str


class Unlike(Struct, frozen=True, kw_only=True):
    """Persons or accounts of a record that are written as none of another record is.

    So many ``values``, of ``support`` in the ``column``, are to be found nowhere in the record
    ``beside``; ``like``: the shapes of the commonest, digits as 9 (a zero in front as 0), runs
    of letters as A or a.
    """

    column: str
    record: str
    beside: str
    values: int
    support: int
    like: tuple[str, ...]


class AuditRecord(Struct, frozen=True, kw_only=True):
    """One audit as it was run: data, every option in force, queries, findings, method."""

    kind: str
    question: Sentence
    sources: dict[str, tuple[str, ...]]
    options: dict[str, Any]
    coverage: tuple[Coverage, ...]
    findings: tuple[Finding, ...]
    not_received: tuple[NotReceived, ...]
    queries: tuple[QueryText, ...]
    method_es: str
    method_en: str
    combined: tuple[Combined, ...] = ()
    unlike: tuple[Unlike, ...] | UnsetType = UNSET


class FindingPlace(Struct, frozen=True, kw_only=True):
    """One finding of a report: the place of its audit, from 0, and its id.

    A case may run one kind twice, and then two findings have one id.
    """

    audit: int
    finding: str


class Ground(Struct, frozen=True, kw_only=True):
    """What an answer rests on: findings, by their place, and rules, by their id."""

    findings: tuple[FindingPlace, ...] = ()
    rules: tuple[str, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """The case, what was run on it, and what came out. Holds no clock and no machine name.

    ``headlines``: the findings that matter most, at most three, first to last; by id alone in
    reports of the first schema.
    ``packs``: the rules that the findings were held against. ``questions``: what to ask for
    next, first what would unlock most. ``unit``: the functions of the unit under audit.
    ``answers``: what each question of the case rests on, in the case's order; ``replies``: what
    each point of the audited body's reply is about. ``withheld``: only in a public version, in
    which small cells do not stand.
    """

    schema: str
    veedor: str
    case: Case
    received: tuple[Receipt, ...]
    audits: tuple[AuditRecord, ...]
    headlines: tuple[FindingPlace | str, ...]
    documents: tuple[DocumentReceipt, ...] = ()
    packs: tuple[PackChecks, ...] = ()
    questions: tuple[Question, ...] = ()
    unit: Unit | None = None
    answers: tuple[Ground, ...] = ()
    replies: tuple[Ground, ...] = ()
    withheld: Withheld | UnsetType = UNSET
