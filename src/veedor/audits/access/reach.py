"""How far a count outside the list can reach, where the list's history is whole or partial."""

from msgspec import Struct

from veedor.audits.access.counts import Counts
from veedor.audits.access.numbers import EVER, Marked
from veedor.audits.access.options import AccessOptions
from veedor.core import Estimate, Sentence, Verdict
from veedor.stats.estimates import bounds_of, share_of


class Ends(Struct, frozen=True):
    """The least and the most units that can be outside; equal where the history is whole."""

    least: int
    most: int


def share_outside(  # noqa: PLR0913 - a share: its name, its unit, its marks, what it rests on
    name: str,
    label: Sentence,
    unit: str,
    mask: int,
    *,
    counts: Counts,
    units: Marked,
    options: AccessOptions,
) -> Estimate:
    """Give the share of units with a mark of ``mask``: counted, or in bounds where partial.

    ``mask``: the marks of look-ups outside the list that an assumption leaves unexplained.
    """
    found = ends(unit, mask, counts=counts, units=units, options=options)
    if options.list_history == "complete":
        return share_of(name, label, unit, found.most, units.total(unit))
    return bounds_of(name, label, unit, found.least, found.most, units.total(unit))


def judge_share(share: Estimate, limit: float) -> Verdict:
    """Hold the claim "no more than ``limit`` is outside" against a share or its bounds."""
    if share.interval is None:
        return Verdict.NOT_ASSESSABLE
    if share.interval.low > limit:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if share.interval.high <= limit else Verdict.INCONCLUSIVE


def ends(
    unit: str, mask: int, *, counts: Counts, units: Marked, options: AccessOptions
) -> Ends:
    """Give how few and how many units can be outside with a mark of ``mask``."""
    most = units.having(unit, mask)
    if options.list_history == "complete":
        return Ends(most, most)
    return Ends(_least(unit, mask, counts=counts, units=units, options=options), most)


def _least(
    unit: str, mask: int, *, counts: Counts, units: Marked, options: AccessOptions
) -> int:
    """Give what stays outside however the missing part of the list's history looked.

    Whoever is on any version handed over may have been listed all the time; and by the case's
    largest assumption so many persons more may have been, those looked up most often.
    """
    if not options.persons_through_list:
        return 0
    never = units.where(unit, lambda marks: bool(marks & mask) and not marks & EVER)
    unknown = max(options.persons_through_list) - counts.list_size[0].persons
    return max(0, never - _excused(counts, unit, mask, unknown))


def _excused(counts: Counts, unit: str, mask: int, unknown: int) -> int:
    """Give the most units that ``unknown`` further listed persons could account for.

    The worst case for the finding: each of their look-ups was on another day.
    """
    left, held = max(unknown, 0), 0
    rows = [
        row
        for row in counts.units
        if row.unit == "persons" and row.marks & mask and not row.marks & EVER
    ]
    for row in sorted(rows, key=lambda r: -r.queries):
        taken = min(left, row.units)
        held += taken * (1 if unit == "persons" else row.queries)
        left -= taken
    return held
