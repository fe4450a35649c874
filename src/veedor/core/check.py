"""What came of holding rules against findings, and what to ask for next."""

from msgspec import Struct

from veedor.core.case import Answered
from veedor.core.rule import Rule, RuleVerdict, Texts
from veedor.core.sentence import Sentence


class Held(Struct, frozen=True, kw_only=True):
    """The estimate that a rule was held against, and where it stands in the report.

    ``audit``: place of the audit in the report, from 0. ``finding``: the finding's id.
    """

    audit: int
    finding: str
    estimate: str


class RuleCheck(Struct, frozen=True, kw_only=True):
    """One rule, how it stands, why, and what it rests on.

    ``measured``: the records give a number and the rule sets no limit, so that no number can
    decide it. ``missing``: records that would show it and were not received. ``because``: why
    the estimate that it reads has no number. ``to_confirm``: the rule's text was not read in
    the primary source.
    """

    rule: Rule
    verdict: RuleVerdict
    reason: Sentence
    to_confirm: bool
    measured: bool = False
    because: Sentence | None = None
    held: tuple[Held, ...] = ()
    missing: tuple[str, ...] = ()
    answer: Answered | None = None


class PackChecks(Struct, frozen=True, kw_only=True):
    """One pack as it was applied: on which day's law, or as good practice, and what came out.

    ``sha256``: digest of the pack's file.
    """

    pack: str
    version: str
    sha256: str
    jurisdiction: str
    title: Texts
    note: Texts
    as_of: str
    good_practice: bool
    checks: tuple[RuleCheck, ...]


class Question(Struct, frozen=True, kw_only=True):
    """One record or document to ask for, and the rules that the answer would unlock.

    ``document``: which document, where the record is ``docs``. ``rules``: their ids, in the
    order of the packs. ``settles``: those for which nothing else is missing.
    """

    record: str
    rules: tuple[str, ...]
    settles: tuple[str, ...]
    document: str | None = None


class UnitFunction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One function that a norm gives to a unit: the records it leaves, the rules it meets."""

    id: str
    title: Texts
    module: str
    records: tuple[str, ...]
    rules: tuple[str, ...]


class Unit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit with its functions, as a norm lists them."""

    schema: str
    unit: str
    title: Texts
    source: Texts
    note: Texts
    functions: tuple[UnitFunction, ...]


class DocumentReceipt(Struct, frozen=True, kw_only=True):
    """A document that the case names: which bytes, of which day."""

    name: str
    kind: str
    title: str
    date: str
    sha256: str
    file: str | None = None
    size: int | None = None
