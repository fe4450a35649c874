"""Outside the list at the moment of the look-up: the join that no overseer had a tool for."""

from collections.abc import Sequence

from veedor.audits.access.counts import Counts
from veedor.audits.access.numbers import OUTSIDE, STATIC, UNITS, Marked, marked
from veedor.audits.access.options import AccessOptions
from veedor.audits.access.reach import judge_share, share_outside
from veedor.core import Alternative, Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, interval_of, share_of

_PLACES = ("never listed", "before", "between", "after")


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Compare every look-up with the list as it stood at that moment."""
    because = _cannot(counts, setting)
    if because is not None:
        return _not_assessable(because, setting)
    units = marked(counts)
    complete = options.list_history == "complete"
    shares = tuple(
        share_outside(
            f"outside.{unit}",
            say("outside.label", unit=unit),
            unit,
            OUTSIDE,
            counts=counts,
            units=units,
            options=options,
        )
        for unit in UNITS
    )
    return Finding(
        id="access.outside",
        rank=1,
        title=say("outside.title"),
        claim=say("outside.claim"),
        verdict=judge_share(shares[0], options.limit_outside),
        plain=_plain(shares, units, complete=complete),
        estimates=(*shares, *_where(counts, units, complete=complete)),
        pictured=tuple(f"outside.{unit}" for unit in UNITS),
        caveats=_caveats(counts, complete=complete),
        alternatives=(_static(units, counts),),
        asks=() if complete else (Ask(record="orders", text=say("outside.ask")),),
        queries=("listed_lookups", "lookups", "queries_by_basis", "units", "list_size"),
    )


def _cannot(counts: Counts, setting: Setting) -> Sentence | None:
    if not setting.has("queries", "person"):
        return say("outside.no-person")
    if "orders" not in setting.given:
        return say("outside.no-orders")
    return None if marked(counts).total("queries") else say("absent.none", unit="queries")


def _not_assessable(because: Sentence, setting: Setting) -> Finding:
    record = "orders" if setting.has("queries", "person") else "queries"
    return Finding(
        id="access.outside",
        rank=1,
        title=say("outside.title"),
        claim=say("outside.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=because,
        estimates=tuple(
            absent(f"outside.{unit}", say("outside.label", unit=unit), unit, because)
            for unit in UNITS
        ),
        caveats=(),
        asks=(
            Ask(record=record, text=say("outside.ask" if record == "orders" else "ask.person")),
        ),
        queries=("coverage",),
    )


def _plain(shares: Sequence[Estimate], units: Marked, *, complete: bool) -> Sentence:
    facts: dict[str, int | float | str] = {}
    for unit, estimate in zip(("queries", "persons", "days"), shares, strict=True):
        reach = interval_of(estimate)
        facts |= {f"{unit}_low": reach.low, f"{unit}_high": reach.high, unit: estimate.support}
    facts["outside_queries"] = units.having("queries", OUTSIDE)
    facts["outside_persons"] = units.having("persons", OUTSIDE)
    return say("outside.plain" if complete else "outside.plain-bounds", **facts)


def _where(counts: Counts, units: Marked, *, complete: bool) -> tuple[Estimate, ...]:
    """Split the look-ups outside the list by where their moment lies among the orders.

    With a partial history only one part is known: persons on no version handed over.
    """
    by_place: dict[str, int] = {}
    for row in counts.queries_by_basis:
        by_place[row.place] = by_place.get(row.place, 0) + row.queries
    total = units.total("queries")
    never = by_place.get("never listed", 0)
    if not complete:
        label = say("outside.place", place="on no version")
        return (share_of("outside.on no version", label, "queries", never, total),)
    return tuple(
        share_of(
            f"outside.{place}",
            say("outside.place", place=place),
            "queries",
            by_place.get(place, 0),
            total,
        )
        for place in _PLACES
    )


def _caveats(counts: Counts, *, complete: bool) -> tuple[Sentence, ...]:
    without = counts.coverage[0].without_person
    return (
        say("outside.caveat-law"),
        say("outside.caveat-key"),
        *((say("outside.caveat-without", n=without),) if without else ()),
        *(() if complete else (say("outside.caveat-partial"),)),
    )


def _static(units: Marked, counts: Counts) -> Alternative:
    """Give the comparison with one version of the list, as audits with one list do it."""
    estimates = tuple(
        share_of(
            f"static.{unit}",
            say("outside.static-label", unit=unit),
            unit,
            units.where(unit, lambda marks: not marks & STATIC),
            units.total(unit),
        )
        for unit in UNITS
    )
    size = count_of(
        "static.size",
        say("outside.static-size"),
        "persons",
        counts.list_size[0].persons_static,
        counts.list_size[0].persons,
    )
    return Alternative(text=say("outside.static"), estimates=(*estimates, size))
