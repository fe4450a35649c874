"""The reviewed part of the flags: what can be said of all, and why it cannot."""

from collections.abc import Sequence

from veedor.audits.flags.counts import ByStratum, Counts
from veedor.audits.flags.numbers import lacks
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Sentence, Setting, say
from veedor.stats.partial import Stratum
from veedor.stats.splits import Split


def why_no_precision(
    counts: Counts, options: FlagsOptions, setting: Setting
) -> Sentence | None:
    """Say why the useful share of the flags cannot be known at all, or give None.

    A register of what was confirmed holds no flag that came to nothing: it has no denominator.
    """
    if options.register == "confirmed only":
        return say("absent.confirmed-only")
    if "flags" not in setting.given and "known_events" in setting.given:
        return say("absent.events-only")
    because = lacks(setting, "flags") or lacks(setting, "reviews", "verdict")
    if because is not None or options.register == "all flags":
        return because
    flags = sum(row.flags for row in counts.by_stratum)
    useful = sum(row.useful for row in counts.by_stratum)
    return say("absent.all-useful", flags=flags) if flags and useful == flags else None


def reviewed(counts: Counts) -> Split:
    """Split all flags: found useful, found not useful, not reviewed or not told."""
    rows = counts.by_stratum
    yes, no = sum(row.useful for row in rows), sum(row.not_useful for row in rows)
    return Split(yes=yes, no=no, unknown=sum(row.flags for row in rows) - yes - no)


def drawn(rows: Sequence[ByStratum], *, unknown_useful: bool) -> tuple[Stratum, ...]:
    """Give the strata as drawn; where every flag was reviewed, the draw is all of them."""
    return tuple(_stratum(row, unknown_useful=unknown_useful) for row in rows)


def why_no_estimate(rows: Sequence[ByStratum], options: FlagsOptions) -> Sentence | None:
    """Say why the draw does not reach all flags, or give None."""
    if not rows:
        return say("absent.none", unit="flags")
    useful = sum(row.useful for row in rows)
    told_otherwise = sum(row.not_useful + row.unknown for row in rows)
    if useful and not told_otherwise and options.register == "unstated":
        return say("absent.only-useful", useful=useful)
    if not any(one.seen for one in drawn(rows, unknown_useful=False)):
        return say("absent.none-drawn")
    empty = sum(not one.seen for one in drawn(rows, unknown_useful=False))
    return say("absent.stratum-unseen", strata=empty) if empty else None


def _stratum(row: ByStratum, *, unknown_useful: bool) -> Stratum:
    if row.useful + row.not_useful + row.unknown == row.flags:
        hits = row.useful + (row.unknown if unknown_useful else 0)
        return Stratum(row.flags, row.flags, hits)
    hits = row.drawn_useful + (row.drawn_unknown if unknown_useful else 0)
    return Stratum(row.flags, row.drawn, hits)
