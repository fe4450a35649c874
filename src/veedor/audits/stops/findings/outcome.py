"""The outcome test: how often searches of each group find what was sought, and the gaps."""

from collections import Counter, defaultdict

from msgspec import Struct

from veedor.audits.stops.options import by_account
from veedor.audits.stops.view import UNIT, View, ask_for, bounds, left_out, reach, short
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import rounded, share_bounds
from veedor.stats.rates import Shared, shared_rate
from veedor.stats.score_intervals import Reached, gap_over_clusters, gaps, shared_level

_SEARCHES = "searches"
LEAST_UNITS = 10


class Group(Struct, frozen=True, kw_only=True):
    """Searches of one group: with a known end, hits among them, unknown ends; by unit."""

    known: int
    hits: int
    unfound: int
    by_unit: dict[int, tuple[int, int]]


def find(view: View) -> Finding:
    """Give each group's hit rate, over whole units, and its gap to the reference.

    Where the finds are lacking, how often each group was searched is still told.
    """
    because = view.no_pair("searched", "found")
    searched = view.no_pair("searched") is None
    groups = _groups(view) if because is None else {}
    rates = tuple(
        e
        for n, name in enumerate(view.groups[: view.options.most_shown], 1)
        if searched
        for e in (
            _search_rate(view, n, name),
            *(_rates(view, n, name, groups) if groups else ()),
        )
    )
    shown = _gaps(view, groups) if because is None else ()
    apart = [e for e in shown if e.interval is not None]
    if because is None and not apart:
        because = say("absent.no-searches")
    label = say("outcome.apart")
    off = sum(not _holds_zero(e.interval) for e in apart if e.interval is not None)
    first = (
        absent("hit-rate.apart", label, "pairs", because)
        if because is not None
        else count_of("hit-rate.apart", label, "pairs", off, len(apart))
    )
    return Finding(
        id="stops.outcome",
        rank=21,
        title=say("outcome.title"),
        claim=say("outcome.claim"),
        verdict=_verdict(first),
        plain=_plain(because, off, len(apart), finds=bool(groups) or not rates),
        estimates=(first, *rates, *shown),
        pictured=tuple(e.name for e in rates if e.interval and _is_rate(e.name, groups)),
        caveats=(
            *(_caveats(view, groups) if groups else left_out(view) if rates else ()),
            say("outcome.caveat-upstream"),
        ),
        asks=ask_for(because),
        queries=("acts", "unit_cells"),
    )


def _plain(because: Sentence | None, off: int, pairs: int, *, finds: bool) -> Sentence:
    if not finds:
        return say("outcome.searched-only")
    return because or say("outcome.plain", apart=off, pairs=pairs)


def _is_rate(name: str, groups: dict[str, Group]) -> bool:
    """Say whether it is a rate to picture: of finds, or of searches where there are none."""
    first, second, *_ = name.split(".")
    return first == ("hit-rate" if groups else "search-rate") and second.isdigit()


def _caveats(view: View, groups: dict[str, Group]) -> tuple[Sentence, ...]:
    """Say what limits hit rates."""
    return (
        say("outcome.caveat-margin"),
        _how(view, groups),
        say("outcome.caveat-missing"),
    )


def _groups(view: View) -> dict[str, Group]:
    """Put the searches of each group together ("": those of no group on record)."""
    units: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    unfound = Counter[str]()
    for cell in view.units():
        known = cell.searches - cell.unfound
        unfound[cell.group_name] += cell.unfound
        if known:
            units[cell.group_name][cell.unit_no] = (cell.hits, known)
    return {
        name: Group(
            known=sum(n for _, n in units[name].values()),
            hits=sum(hits for hits, _ in units[name].values()),
            unfound=unfound[name],
            by_unit=units[name],
        )
        for name in {*unfound, ""}
    }


def _many(groups: dict[str, Group]) -> bool:
    """Say whether enough units searched anybody to vary as wholes."""
    return len({u for one in groups.values() for u in one.by_unit} - {0}) >= LEAST_UNITS


def _search_rate(view: View, n: int, name: str) -> Estimate:
    """Give the searches among the acts of a group, or bounds where it is not known of some."""
    cells = [cell for cell in view.units() if cell.group_name == name]
    label = say("outcome.searched", group=short(name))
    acts, searches = sum(c.acts for c in cells), sum(c.searches for c in cells)
    open_ = sum(c.unsearched for c in cells)
    key = f"search-rate.{n}"
    if not open_:
        return share_of(key, label, UNIT, searches, acts)
    return Estimate(
        name=key,
        label=label,
        shape="share",
        unit=UNIT,
        support=acts,
        method="bounds",
        interval=share_bounds(searches, searches + open_, acts),
    )


def _rates(view: View, n: int, name: str, groups: dict[str, Group]) -> tuple[Estimate, ...]:
    """Give a group's hit rate among known ends, and its bounds whatever the unknown are."""
    one, stray = groups[name], groups[""]
    label, wide = say("outcome.rate", group=short(name)), say("outcome.wide", group=short(name))
    if not one.known:
        because = say("absent.none", unit=_SEARCHES)
        return tuple(
            absent(f"hit-rate.{key}", said, _SEARCHES, because)
            for key, said in ((str(n), label), (f"bounds.{n}", wide))
        )
    misses = stray.known - stray.hits + stray.unfound + one.unfound
    gains = stray.hits + stray.unfound + one.unfound
    return (
        Estimate(
            name=f"hit-rate.{n}",
            label=label,
            shape="share",
            unit=_SEARCHES,
            support=one.known,
            count=one.hits,
            method="Korn and Graubard (1998), over units",
            interval=_interval(one, groups, view.options.level),
        ),
        Estimate(
            name=f"hit-rate.bounds.{n}",
            label=wide,
            shape="share",
            unit=_SEARCHES,
            support=one.known + one.unfound + stray.known + stray.unfound,
            method="bounds",
            interval=bounds(one.hits / (one.known + misses), _most(one, gains)),
        ),
    )


def _most(one: Group, gains: int) -> float:
    return (one.hits + gains) / (one.known + gains)


def _interval(one: Group, groups: dict[str, Group], level: float) -> Interval:
    by = [(hits, known, 1) for hits, known in one.by_unit.values()]
    if not _many(groups):
        by = [(1, 1, one.hits), (0, 1, one.known - one.hits)]
    sums = Shared(
        events=one.hits, trials=one.known, by_person=tuple(part for part in by if part[2])
    )
    low, high = shared_rate(sums, level)
    return reach(one.hits / one.known, low, high, level)


def _gaps(view: View, groups: dict[str, Group]) -> tuple[Estimate, ...]:
    """Give each group's hit rate less the reference's; all intervals hold at once."""
    base = groups.get(view.reference, groups[""])
    pairs = [
        (n, name, groups[name])
        for n, name in view.others()
        if groups[name].known and base.known
    ]
    level = view.options.level
    found: list[Reached | None] = [None] * len(pairs)
    if _many(groups):
        each = shared_level(level, len(pairs))
        found = [_over_units(one, base, each) for _, _, one in pairs]
    plain = gaps([((one.hits, one.known), (base.hits, base.known)) for *_, one in pairs], level)
    return tuple(
        _gap(view, n, name, one.known + base.known, by_unit or alone, by_unit is not None)
        for (n, name, one), by_unit, alone in zip(pairs, found, plain, strict=True)
    )


def _over_units(one: Group, base: Group, level: float) -> Reached | None:
    units = sorted({*one.by_unit, *base.by_unit})
    return gap_over_clusters(
        [(one.by_unit.get(u, (0, 0)), base.by_unit.get(u, (0, 0))) for u in units], level
    )


def _gap(
    view: View,
    n: int,
    name: str,
    support: int,
    found: Reached,
    clustered: bool,  # noqa: FBT001 - by place in one call
) -> Estimate:
    return Estimate(
        name=f"hit-rate.gap.{n}",
        label=say("outcome.gap", group=short(name), reference=short(view.reference)),
        shape="index",
        unit=_SEARCHES,
        support=support,
        method="ratio over units, Student's t (Cochran 1977)"
        if clustered
        else "Newcombe (1998) on exact ends, Bonferroni",
        interval=Interval(
            kind="simultaneous",
            value=rounded(found.value),
            low=rounded(found.low),
            high=rounded(found.high),
            level=view.options.level,
        ),
    )


def _how(view: View, groups: dict[str, Group]) -> Sentence:
    """Say what the intervals take as varying by chance."""
    if not _many(groups):
        return say("outcome.caveat-independent", least=LEAST_UNITS)
    named = "officers" if by_account(view.options, view.setting) else "places"
    return say("outcome.caveat-units", unit=named)


def _holds_zero(interval: Interval) -> bool:
    return interval.low <= 0 <= interval.high


def _verdict(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE
