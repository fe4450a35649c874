"""What each logged change did: the share of matches in the days before it and after it."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from veedor.audits.changes.counts import Counts, Entries
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import audited, concerns
from veedor.core import AnnexTable, Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats import absent, count_of, difference_of_shares, rounded, share_of

_COLUMNS = (
    *("change", "day", "system", "kind", "parameter", "old_value", "new_value"),
    *("hits_before", "queries_before", "hits_after", "queries_after"),
    *("difference", "low", "high", "other_changes"),
)
_LONGEST = 6  # characters of a threshold: shorter than any document number
_METHOD = "ratio over days, Student's t (Cochran 1977)"
Side = tuple[tuple[int, int], ...]


class Window(Struct, frozen=True, kw_only=True):
    """One change, the days on each side (matches, look-ups), and changes in the same days."""

    number: int
    entry: Entries
    before: Side
    after: Side
    others: int


class Effect(Struct, frozen=True, kw_only=True):
    """One change and, where both sides have enough, the difference that it came with."""

    window: Window
    reach: Interval | None


def find(
    counts: Counts, options: ChangesOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Compare the share of matches on both sides of each logged change."""
    effects = _effects(_windows(counts, options), options)
    reached = [one for one in effects if one.reach is not None]
    first = _how_many(effects, options, setting)
    shown = effects[: options.most_shown]
    pictured = [one for one in shown if one.reach is not None]
    finding = Finding(
        id="changes.effects",
        rank=22,
        title=say("effects.title"),
        claim=say("effects.claim", days=options.window_days),
        verdict=_judge(first, len(reached)),
        plain=_plain(first, len(effects), options),
        estimates=(first, *(part for one in shown for part in _shown(one, options))),
        pictured=tuple(
            f"effect.{one.window.number}.{side}" for one in pictured for side in _SIDES
        ),
        caveats=_caveats(effects, options),
        queries=("entries", "daily"),
    )
    return finding, (_annex(effects),) if effects else ()


_SIDES = ("before", "after")


def _windows(counts: Counts, options: ChangesOptions) -> list[Window]:
    entries = audited(counts, options)
    return [
        Window(
            number=number,
            entry=entry,
            before=_side(entry, -options.window_days, -1, counts),
            after=_side(entry, 1, options.window_days, counts),
            others=_others(entry, counts, options),
        )
        for number, entry in enumerate(entries, 1)
    ]


def _side(entry: Entries, start: int, end: int, counts: Counts) -> Side:
    """Give the days from ``start`` to ``end`` days off the change; its own day is in neither."""
    days: dict[int, tuple[int, int]] = {}
    for one in counts.daily:
        off = (one.day - entry.day).days
        if start <= off <= end and concerns(entry, one.system):
            hits, queries = days.get(off, (0, 0))
            days[off] = (hits + one.hits, queries + one.queries)
    return tuple(days[off] for off in sorted(days))


def _others(entry: Entries, counts: Counts, options: ChangesOptions) -> int:
    reach = timedelta(days=options.window_days)
    return sum(
        other is not entry and abs(other.day - entry.day) <= reach
        for other in counts.entries
        if concerns(other, entry.system)
    )


def _effects(windows: Sequence[Window], options: ChangesOptions) -> list[Effect]:
    """Give each difference; together, all intervals hold at the level (Bonferroni)."""
    usable = [one for one in windows if _enough(one, options)]
    level = 1 - (1 - options.level) / max(len(usable), 1)
    return [
        Effect(window=one, reach=_reach(one, level, options) if one in usable else None)
        for one in windows
    ]


def _enough(window: Window, options: ChangesOptions) -> bool:
    for side in (window.before, window.after):
        hits, queries = _sum(side)
        if len(side) < options.least_days or queries < options.minimum_support:
            return False
        if min(hits, queries - hits) < options.least_hits:
            return False
    return True


def _reach(window: Window, level: float, options: ChangesOptions) -> Interval:
    found = difference_of_shares(window.before, window.after, level)
    return Interval(
        kind="simultaneous",
        # Six digits: the quantile's last bits differ between machines.
        value=float(f"{found.value:.6g}"),
        low=float(f"{min(found.low, found.value):.6g}"),
        high=float(f"{max(found.high, found.value):.6g}"),
        level=options.level,
    )


def _sum(side: Side) -> tuple[int, int]:
    return sum(hits for hits, _ in side), sum(queries for _, queries in side)


def _how_many(effects: Sequence[Effect], options: ChangesOptions, setting: Setting) -> Estimate:
    name, label = "changes.with-effect", say("effects.label")
    reached = [one.reach for one in effects if one.reach is not None]
    if "changes" not in setting.given:
        return absent(name, label, "changes", say("absent.no-log"))
    if "hit_counts" not in setting.given:
        return absent(name, label, "changes", say("absent.no-counts"))
    if not effects:
        return absent(name, label, "changes", say("absent.none", unit="changes"))
    if not reached:
        return absent(name, label, "changes", _too_few(options))
    moved = sum(reach.low > 0 or reach.high < 0 for reach in reached)
    return count_of(name, label, "changes", moved, len(reached))


def _too_few(options: ChangesOptions) -> Sentence:
    return say("effects.too-few", days=options.least_days, hits=options.least_hits)


def _shown(effect: Effect, options: ChangesOptions) -> tuple[Estimate, ...]:
    """Give a change's two shares and their difference."""
    window, naming = effect.window, _naming(effect.window)
    own = f"effect.{window.number}"
    shares = tuple(
        share_of(f"{own}.{side}", say(f"effects.{side}", **naming), "queries", *_sum(days))
        for side, days in (("before", window.before), ("after", window.after))
    )
    said = "effects.difference-shared" if window.others else "effects.difference"
    label = say(said, **naming, others=window.others)
    if effect.reach is None:
        return (*shares, absent(own, label, "days", _too_few(options)))
    difference = Estimate(
        name=own,
        label=label,
        shape="index",
        unit="days",
        support=len(window.before) + len(window.after),
        method=_METHOD,
        interval=effect.reach,
    )
    return (*shares, difference)


def _naming(window: Window) -> dict[str, int | str]:
    """Name a change by its number and day; of its values, only those of a threshold."""
    entry = window.entry
    values = (entry.old_value, entry.new_value)
    shown = entry.kind == "threshold" and all(map(_is_number, values))
    return {
        "number": window.number,
        "day": entry.day.isoformat(),
        "kind": entry.kind or "unknown",
        "values": f", {values[0]} → {values[1]}" if shown else "",
    }


def _is_number(text: str) -> bool:
    """Say whether a value is a number as thresholds are, and nothing that could name anybody."""
    whole, _, part = text.replace(",", ".").partition(".")
    return len(text) <= _LONGEST and whole.isdecimal() and (part.isdecimal() or not part)


def _judge(first: Estimate, reached: int) -> Verdict:
    if first.interval is None or not reached:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE


def _plain(first: Estimate, changes: int, options: ChangesOptions) -> Sentence:
    if first.absent_because is not None:
        return first.absent_because
    return say(
        "effects.plain",
        moved=first.count or 0,
        reached=first.support,
        changes=changes,
        days=options.window_days,
    )


def _caveats(effects: Sequence[Effect], options: ChangesOptions) -> tuple[Sentence, ...]:
    shared = sum(one.window.others > 0 for one in effects)
    more = len(effects) - options.most_shown
    return (
        say("effects.caveat-cause"),
        say("effects.caveat-days"),
        *((say("effects.caveat-overlap", n=shared),) if shared else ()),
        *((say("effects.caveat-more", n=more),) if more > 0 else ()),
    )


def _annex(effects: Sequence[Effect]) -> AnnexTable:
    rows = []
    for one in effects:
        entry, reach = one.window.entry, one.reach
        rows.append(
            (
                *(one.window.number, entry.day.isoformat(), entry.system, entry.kind),
                *(entry.parameter, entry.old_value, entry.new_value),
                *(*_sum(one.window.before), *_sum(one.window.after)),
                rounded(reach.value) if reach is not None and reach.value is not None else None,
                reach.low if reach is not None else None,
                reach.high if reach is not None else None,
                one.window.others,
            )
        )
    return AnnexTable(name="changes.effects", columns=_COLUMNS, rows=tuple(rows))
