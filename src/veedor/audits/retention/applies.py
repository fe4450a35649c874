"""Which terms hold for a thing: by kind, system, match and the day on which it was made."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from veedor.audits.retention.counts import ByDay, Stated


class Holding(Struct, frozen=True):
    """A term, and whether it surely holds: a thing may not say its system or its match."""

    term: Stated
    surely: bool


def terms_for(row: ByDay, stated: Iterable[Stated]) -> tuple[Holding, ...]:
    """Give the terms that hold for a thing, the most particular alone.

    A term that names the system, or the match, stands before one for all.
    """
    found = [(term, _holds(term, row)) for term in stated]
    holding = [Holding(term, surely) for term, surely in found if surely is not None]
    most = max((_particular(one.term) for one in holding if one.surely), default=0)
    return tuple(one for one in holding if _particular(one.term) >= most)


def starts(term: Stated, row: ByDay) -> date | None:
    """Give the day from which a term is counted for a thing."""
    return {
        "created": row.created_on,
        "used": row.used_on,
        "closed": row.case_closed_on,
        "ended": row.ended_on,
    }[term.counted_from]


def spares(term: Stated, row: ByDay) -> bool | None:
    """Say whether a term spares a thing kept for a case; None where it may be kept for one."""
    if not (row.kind == "recording" if term.spares_cases is None else term.spares_cases):
        return False
    return False if row.case_closed_on is not None else row.has_case


def _holds(term: Stated, row: ByDay) -> bool | None:
    """Say whether a term surely (True) or perhaps (False) holds; None: it does not."""
    if term.kind != row.kind or not _in_force(term, row.created_on):
        return None
    sure = True
    for asked, said in ((term.system, row.system), (term.matched, row.matched)):
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
