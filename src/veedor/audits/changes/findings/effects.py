"""What each logged change did: the share of matches in the days before it and after it."""

from collections.abc import Sequence

from veedor.audits.changes.counts import Counts
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import Detected
from veedor.audits.changes.windows import Effect, Side, effects_of, summed
from veedor.core import AnnexTable, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

_COLUMNS = (
    *("change", "day", "system", "kind", "parameter", "old_value", "new_value"),
    *("hits_before", "queries_before", "hits_after", "queries_after"),
    *("difference", "low", "high", "other_changes"),
)
_LONGEST = 6  # characters of a threshold: shorter than any document number
_METHOD = "ratio over days, Student's t (Cochran 1977)"


def find(
    counts: Counts, options: ChangesOptions, setting: Setting, detected: Detected
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Compare the share of matches on both sides of each logged change."""
    effects = effects_of(counts, options, detected)
    first = _how_many(effects, options, setting)
    shown = effects[: options.most_shown]
    finding = Finding(
        id="changes.effects",
        rank=22,
        title=say("effects.title"),
        claim=say("effects.claim", days=options.window_days),
        verdict=_judge(first),
        plain=_plain(first, len(effects), options),
        estimates=(first, *(part for one in shown for part in _shown(one, options))),
        pictured=tuple(
            f"effect.{one.number}.{side}"
            for one in shown
            if one.reach is not None
            for side in ("before", "after")
        ),
        caveats=_caveats(effects, options),
        queries=("entries", "daily"),
    )
    return finding, (_annex(effects),) if effects else ()


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


def _shown(one: Effect, options: ChangesOptions) -> tuple[Estimate, ...]:
    """Give a change's two shares and their difference."""
    own, naming = f"effect.{one.number}", _naming(one)
    shares = (
        _share(f"{own}.before", say("effects.before", **naming), one.before),
        _share(f"{own}.after", say("effects.after", **naming), one.after),
    )
    said = "effects.difference-shared" if one.others else "effects.difference"
    label = say(said, **naming, others=one.others)
    if one.reach is None:
        return (*shares, absent(own, label, "days", _too_few(options)))
    difference = Estimate(
        name=own,
        label=label,
        shape="index",
        unit="days",
        support=len(one.before) + len(one.after),
        method=_METHOD,
        interval=one.reach,
    )
    return (*shares, difference)


def _share(name: str, label: Sentence, days: Side) -> Estimate:
    if not days:
        return absent(name, label, "queries", say("effects.no-queries"))
    return share_of(name, label, "queries", *summed(days))


def _naming(one: Effect) -> dict[str, int | str]:
    """Name a change by its number and day; of its values, only those of a threshold."""
    entry = one.entry
    values = (entry.old_value, entry.new_value)
    shown = entry.kind == "threshold" and all(map(_is_number, values))
    return {
        "number": one.number,
        "day": entry.day.isoformat(),
        "kind": entry.kind or "unknown",
        "values": f", {values[0]} → {values[1]}" if shown else "",
    }


def _is_number(text: str) -> bool:
    """Say whether a value is a number as thresholds are, and nothing that could name one."""
    whole, _, part = text.replace(",", ".").partition(".")
    return len(text) <= _LONGEST and whole.isdecimal() and (part.isdecimal() or not part)


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
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
    shared = sum(one.others > 0 for one in effects)
    more = len(effects) - options.most_shown
    return (
        say("effects.caveat-cause"),
        say("effects.caveat-days"),
        *((say("effects.caveat-overlap", n=shared),) if shared else ()),
        *((say("effects.caveat-more", n=more),) if more > 0 else ()),
    )


def _annex(effects: Sequence[Effect]) -> AnnexTable:
    return AnnexTable(
        name="changes.effects", columns=_COLUMNS, rows=tuple(_row(one) for one in effects)
    )


def _row(one: Effect) -> tuple[int | float | str | None, ...]:
    entry, reach = one.entry, one.reach
    ends = (None, None, None) if reach is None else (reach.value, reach.low, reach.high)
    return (
        *(one.number, entry.day.isoformat(), entry.system, entry.kind),
        *(entry.parameter, entry.old_value, entry.new_value),
        *(*summed(one.before), *summed(one.after), *ends, one.others),
    )
