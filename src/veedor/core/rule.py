"""One requirement of the law as data, and what came of holding it against the findings."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

Mark = Literal["V", "V2", "K", "C"]
"""How sure the text is: seen in a public page, seen in a weaker source, from knowledge (to be
confirmed against the primary text), or sources conflict (to be confirmed as well)."""


class Texts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    es: str
    en: str


class InForce(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when to when a rule is the law (ISO dates, both included); null: not known."""

    start: str | None = field(name="from")
    end: str | None = field(name="to")


class Reads(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The estimate that a rule reads: the kind of audit and the estimate's name."""

    kind: str
    estimate: str


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bound that a rule sets: at most, or at least, so much of the estimate."""

    at_most: float | None = None
    at_least: float | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("a limit is at_most or at_least, and one of them")


class Demand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to ask for when the evidence is missing: of the body itself, or through a court.

    ``document``: which document, where the record is ``docs``.
    """

    record: str
    foi: Texts
    court: Texts
    document: str | None = None

    def __post_init__(self) -> None:
        if (self.record == "docs") != (self.document is not None):
            raise ValueError("an ask for docs names the document, and no other ask does")


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One requirement: its source, when it is in force, what shows it, and its limit."""

    id: str
    source: Texts
    reference: str
    mark: Mark
    in_force: InForce
    question: Texts
    evidence: tuple[str, ...]
    measure: Literal["computed", "manual"]
    ask: Demand
    cannot_say: Texts
    reads: Reads | None = None
    limit: Limit | None = None

    def __post_init__(self) -> None:
        if (self.measure == "computed") != (self.reads is not None):
            raise ValueError(f"{self.id}: a computed rule reads an estimate, a manual one none")


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pack of rules, with a version of its own."""

    schema: Literal["veedor-pack/1"]
    pack: str
    version: str
    jurisdiction: str
    title: Texts
    note: Texts
    rules: tuple[Rule, ...]


class RuleVerdict(StrEnum):
    """What came of a rule. A missing log never gives ``met``."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT = "cannot be determined"
    NOT_APPLICABLE = "not applicable"
