"""Which terms hold for a thing: by kind, system, match and the day on which it was made."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from veedor.audits.retention.counts import ByDay, Stated

_REMEMBERED = 2**16  # sets of kind, system, match and day: most things share theirs with others


class Holding(Struct, frozen=True):
    """A term, and whether it surely holds: a thing may not say its system or its match."""

    term: Stated
    surely: bool


TermsFor = Callable[[ByDay], tuple[Holding, ...]]


def terms_among(stated: Iterable[Stated]) -> TermsFor:
    """Give what finds the terms that hold for a thing, the most particular alone.

    A term that names the system, or the match, stands before one for all.
    """
    terms = tuple(stated)

    @lru_cache(maxsize=_REMEMBERED)
    def holding(
        kind: str, system: str | None, made: date | None, *, matched: bool | None
    ) -> tuple[Holding, ...]:
        own = [term for term in terms if term.kind == kind and _in_force(term, made)]
        return _most_particular((term, _holds(term, system, matched=matched)) for term in own)

    return lambda row: holding(row.kind, row.system, row.created_on, matched=row.matched)


def starts(term: Stated, row: ByDay) -> date | None:
    """Give the day from which a term is counted for a thing."""
    match term.counted_from:
        case "created":
            return row.created_on
        case "used":
            return row.used_on
        case "closed":
            return row.case_closed_on
        case "ended":
            return row.ended_on


def spares(term: Stated, row: ByDay) -> bool | None:
    """Say whether a term spares a thing kept for a case; None where it may be kept for one."""
    if not (row.kind == "recording" if term.spares_cases is None else term.spares_cases):
        return False
    return False if row.case_closed_on is not None else row.has_case


def _most_particular(found: Iterable[tuple[Stated, bool | None]]) -> tuple[Holding, ...]:
    holding = [Holding(term, surely) for term, surely in found if surely is not None]
    most = max((_particular(one.term) for one in holding if one.surely), default=0)
    return tuple(one for one in holding if _particular(one.term) >= most)


def _holds(term: Stated, system: str | None, *, matched: bool | None) -> bool | None:
    """Say whether a term surely (True) or perhaps (False) holds; None: it does not."""
    sure = True
    for asked, said in ((term.system, system), (term.matched, matched)):
        if asked is not None and said is not None and asked != said:
            return None
        sure = sure and (asked is None or said is not None)
    return sure


def _in_force(term: Stated, made: date | None) -> bool:
    if made is None:
        return True
    begun = term.valid_from is None or term.valid_from <= made
    return begun and (term.valid_to is None or made < term.valid_to)


def _particular(term: Stated) -> int:
    return (term.system is not None) + (term.matched is not None)
