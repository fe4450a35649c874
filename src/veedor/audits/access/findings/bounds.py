"""Bounds: the share outside under each assumption on what the purpose codes are worth."""

from collections.abc import Sequence

from veedor.audits.access.counts import Counts
from veedor.audits.access.numbers import (
    NOT_LAWFUL,
    OUTSIDE,
    UNDOCUMENTED,
    UNITS,
    Marked,
    marked,
)
from veedor.audits.access.options import AccessOptions
from veedor.audits.access.reach import ends, judge_share, share_outside
from veedor.core import Alternative, Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, bounds_of, interval_of

_ASSUMED = (
    ("none", OUTSIDE),
    ("declared", UNDOCUMENTED | NOT_LAWFUL),
    ("all", NOT_LAWFUL),
)


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Bound the share that neither the list nor any purpose covers."""
    units = marked(counts)
    if not (setting.has("queries", "person") and "orders" in setting.given):
        return _not_assessable(say("bounds.cannot"))
    if not units.total("queries"):
        return _not_assessable(say("absent.none", unit="queries"))
    shares = tuple(_between(counts, units, options, unit) for unit in UNITS)
    undocumented = units.having("queries", UNDOCUMENTED)
    return Finding(
        id="access.bounds",
        rank=2,
        title=say("bounds.title"),
        claim=say("bounds.claim"),
        verdict=judge_share(shares[0], options.limit_outside),
        plain=_plain(shares, undocumented, complete=options.list_history == "complete"),
        estimates=shares,
        pictured=tuple(f"bounds.{unit}" for unit in UNITS),
        caveats=(
            say("bounds.caveat-assumption"),
            say("bounds.caveat-persons"),
            *(() if options.list_history == "complete" else (say("bounds.caveat-partial"),)),
        ),
        alternatives=tuple(
            Alternative(
                text=say(f"bounds.if-{name}"),
                estimates=_under(counts, units, options, name, mask),
            )
            for name, mask in _ASSUMED
        ),
        asks=(Ask(record="purposes", text=say("bounds.ask", n=undocumented)),)
        if undocumented
        else (),
        queries=("lookups", "queries_by_basis", "units"),
    )


def _between(counts: Counts, units: Marked, options: AccessOptions, unit: str) -> Estimate:
    """Give the widest bounds: least under the kindest assumption, most under the strictest."""
    kind, strict = (
        ends(unit, mask, counts=counts, units=units, options=options)
        for mask in (NOT_LAWFUL, OUTSIDE)
    )
    label, whole = say("bounds.label", unit=unit), units.total(unit)
    return bounds_of(f"bounds.{unit}", label, unit, kind.least, strict.most, whole)


def _under(
    counts: Counts, units: Marked, options: AccessOptions, name: str, mask: int
) -> tuple[Estimate, ...]:
    return tuple(_share(f"bounds.{name}", unit, mask, counts, units, options) for unit in UNITS)


def _share(
    name: str, unit: str, mask: int, counts: Counts, units: Marked, options: AccessOptions
) -> Estimate:
    label = say("bounds.label", unit=unit)
    return share_outside(
        f"{name}.{unit}", label, unit, mask, counts=counts, units=units, options=options
    )


def _plain(shares: Sequence[Estimate], undocumented: int, *, complete: bool) -> Sentence:
    queries, persons = (interval_of(estimate) for estimate in shares[:2])
    return say(
        "bounds.plain" if complete else "bounds.plain-partial",
        persons_low=persons.low,
        persons_high=persons.high,
        queries_low=queries.low,
        queries_high=queries.high,
        undocumented=undocumented,
    )


def _not_assessable(because: Sentence) -> Finding:
    return Finding(
        id="access.bounds",
        rank=2,
        title=say("bounds.title"),
        claim=say("bounds.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=because,
        estimates=tuple(
            absent(f"bounds.{unit}", say("bounds.label", unit=unit), unit, because)
            for unit in UNITS
        ),
        caveats=(),
        asks=(Ask(record="orders", text=say("outside.ask")),),
        queries=("coverage",),
    )
