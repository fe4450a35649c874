"""What these tests make by hand, and how they ask for it."""

from msgspec.structs import replace

from veedor.core import (
    Answered,
    AuditRecord,
    PackAsked,
    RulesAsked,
)
from veedor.rules import (
    PACKS,
    Evidence,
    read_pack,
)

ALL = frozenset({"queries", "watchlist", "orders", "purposes"})


RULES = {rule.id: rule for pack in PACKS for rule in read_pack(pack).rules}


OUTSIDE = RULES["AR-03"]  # access: outside.queries, at most 0, of queries, watchlist, orders


def evidence(*audits: AuditRecord, given: frozenset[str] = ALL) -> Evidence:
    return Evidence(audits=audits, given=given, kinds=frozenset({"access"}))


def asked(*packs: str | PackAsked, as_of: str = "2026-11-29", place: str = "EU") -> RulesAsked:
    return RulesAsked(as_of=as_of, jurisdiction=place, packs=packs)


def signed(rule: str) -> RulesAsked:
    answer = Answered(answer=True, because="b", signed_by="A", on="2026-01-01")
    return replace(asked("ar", place="AR"), answers={rule: answer})
