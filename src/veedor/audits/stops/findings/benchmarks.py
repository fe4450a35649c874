"""Benchmarks side by side: each group's stops over what each figure makes one expect."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.stops.view import UNIT, View, ask_for, bounds, short
from veedor.core import Estimate, Finding, Interval, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.exact import counted

BENCHMARKS = ("residents", "drivers", "suspects", "traffic", "other")
_METHOD = "indirect standardisation"


class Held(Struct, frozen=True, kw_only=True):
    """Stops held against one benchmark, over the places and hours that it covers.

    ``seen`` and ``expected``: stops by group, and what the benchmark's shares make of all of
    them; ``pool``: the benchmark's own numbers; ``nameless``: stops of no group on record.
    """

    name: str
    seen: dict[str, int]
    expected: dict[str, float]
    pool: dict[str, int]
    nameless: int
    covered: int
    whole: int
    plain: bool


def find(view: View) -> Finding:
    """Give each group's ratio to the reference, benchmark by benchmark."""
    because = view.lacks("benchmarks") or view.no_pair()
    held = [] if because is not None else [_hold(view, name) for name in BENCHMARKS]
    given = [one for one in held if one is not None]
    if because is None and not given:
        because = say("absent.no-benchmark")
    estimates = tuple(e for one in given for e in _shown(view, one))
    if because is not None:
        estimates = (absent("benchmark.ratio", say("benchmarks.label"), UNIT, because),)
    return Finding(
        id="stops.benchmarks",
        rank=30,
        title=say("benchmarks.title"),
        claim=say("benchmarks.claim"),
        verdict=_verdict(estimates),
        plain=because or say("benchmarks.plain", n=len(given), reference=short(view.reference)),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if ".ratio." in e.name and e.interval),
        caveats=(
            *(say(f"benchmarks.cannot-{one.name}") for one in given),
            say("benchmarks.caveat"),
        ),
        asks=ask_for(because),
        queries=("acts", "place_cells", "benchmark_cells"),
    )


def _hold(view: View, name: str) -> Held | None:
    """Match stops to a benchmark at its own grain: by place, by hour, by both, or neither."""
    rows = [row for row in view.counts.benchmark_cells if row.benchmark == name]
    if not rows:
        return None
    placed, timed = any(row.place for row in rows), any(row.hour >= 0 for row in rows)
    pools: dict[tuple[str, int], dict[str, int]] = {}
    for row in rows:
        pool = pools.setdefault((row.place, row.hour), {})
        if row.group_name:
            pool[row.group_name] = pool.get(row.group_name, 0) + row.number
    stops: dict[tuple[str, int], dict[str, int]] = {}
    for cell in view.cells():
        key = (cell.place if placed else "", cell.hour if timed else -1)
        by = stops.setdefault(key, {})
        by[cell.group_name] = by.get(cell.group_name, 0) + cell.acts
    return _sum_up(name, pools, stops, plain=not placed and not timed)


def _sum_up(
    name: str,
    pools: dict[tuple[str, int], dict[str, int]],
    stops: dict[tuple[str, int], dict[str, int]],
    *,
    plain: bool,
) -> Held:
    seen: dict[str, int] = {}
    expected: dict[str, float] = {}
    total: dict[str, int] = {}
    covered = 0
    for key, by in sorted(stops.items()):
        pool, here = pools.get(key, {}), sum(by.values())
        whole = sum(pool.values())
        if not whole:
            continue
        covered += here
        for group, number in by.items():
            seen[group] = seen.get(group, 0) + number
        for group, number in pool.items():
            expected[group] = expected.get(group, 0.0) + here * number / whole
            total[group] = total.get(group, 0) + number
    nameless = seen.pop("", 0)
    return Held(
        name=name,
        seen=seen,
        expected=expected,
        pool=total,
        nameless=nameless,
        covered=covered,
        whole=sum(sum(by.values()) for by in stops.values()),
        plain=plain,
    )


def _shown(view: View, held: Held) -> tuple[Estimate, ...]:
    """Give what is covered, each group's rate where one figure covers all, and each ratio."""
    lead = f"benchmark.{held.name}"
    covered = say("benchmarks.covered", what=f"benchmark-{held.name}")
    shown = view.groups[: view.options.most_shown]
    rates = [_rate(held, f"{lead}.rate.{n}", g) for n, g in enumerate(shown, 1)]
    return (
        share_of(f"{lead}.covered", covered, UNIT, held.covered, held.whole),
        *(rates if held.plain else ()),
        *(_ratio(view, held, f"{lead}.ratio.{n}", group) for n, group in view.others()),
    )


def _rate(held: Held, name: str, group: str) -> Estimate:
    label = say("benchmarks.rate", what=f"benchmark-{held.name}", group=short(group))
    pool, seen = held.pool.get(group, 0), held.seen.get(group, 0)
    if not pool:
        return absent(name, label, UNIT, say("absent.no-pool"))
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=UNIT,
        support=pool,
        count=None if held.nameless else seen,
        method="bounds" if held.nameless else "count",
        interval=_between(seen / pool, (seen + held.nameless) / pool),
    )


def _ratio(view: View, held: Held, name: str, group: str) -> Estimate:
    """Give the ratio to the reference; stops of no group may be all of one or of the other."""
    label = say(
        "benchmarks.ratio",
        what=f"benchmark-{held.name}",
        group=short(group),
        reference=short(view.reference),
    )
    of, then = held.expected.get(group, 0.0), held.expected.get(view.reference, 0.0)
    seen, base = held.seen.get(group, 0), held.seen.get(view.reference, 0)
    if not of or not then or not base:
        return absent(name, label, UNIT, say("absent.no-pool"))
    low = (seen / of) / ((base + held.nameless) / then)
    high = ((seen + held.nameless) / of) / (base / then)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=held.covered,
        method=_METHOD,
        interval=_between(low, high),
    )


def _between(low: float, high: float) -> Interval:
    return counted(low) if low == high else bounds(low, high)


def _verdict(estimates: Iterable[Estimate]) -> Verdict:
    """Judge the claim that all benchmarks agree on which groups are stopped more."""
    sides: dict[str, set[str]] = {}
    for one in estimates:
        if ".ratio." in one.name and one.interval is not None:
            low, high = one.interval.low, one.interval.high
            side = "more" if low > 1 else "less" if high < 1 else "open"
            sides.setdefault(one.name.rsplit(".", 1)[1], set()).add(side)
    counts = [e for e in estimates if e.name.endswith(".covered")]
    if not sides or len(counts) < 2:
        return Verdict.NOT_ASSESSABLE
    if any({"more", "less"} <= both for both in sides.values()):
        return Verdict.CONTRADICTED
    return (
        Verdict.INCONCLUSIVE if any("open" in s for s in sides.values()) else Verdict.SUPPORTED
    )
