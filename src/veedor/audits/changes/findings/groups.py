"""What each logged change did in each group, as recorded: the differences side by side."""

from collections.abc import Sequence

from veedor.audits.changes.counts import Counts
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import Detected, audited
from veedor.audits.changes.windows import Effect, effects_by_group
from veedor.core import Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of

_METHOD = "ratio over days, Student's t (Cochran 1977)"
_LABEL_LENGTH = 40


def find(
    counts: Counts, options: ChangesOptions, setting: Setting, detected: Detected
) -> Finding:
    """Give each change's difference in the share of matches, group by group."""
    effects = effects_by_group(counts, options, detected)
    reached = [(one, one.reach) for one in effects if one.reach is not None]
    first = _how_many(counts, effects, options, setting)
    places = {name: n for n, name in enumerate(sorted({one.group for one in effects}), 1)}
    shown = tuple(
        _difference(one, reach, places[one.group])
        for one, reach in reached[: options.most_shown]
    )
    more = len(reached) - len(shown)
    return Finding(
        id="changes.groups",
        rank=24,
        title=say("groups.title"),
        claim=say("groups.claim"),
        verdict=_judge(first),
        plain=first.absent_because
        or say("groups.plain", moved=first.count or 0, reached=first.support),
        estimates=(first, *shown),
        pictured=tuple(one.name for one in shown),
        caveats=(
            say("groups.caveat-recorded"),
            say("groups.caveat-apart"),
            *((say("groups.caveat-more", n=more),) if more else ()),
        ),
        queries=("entries", "daily"),
    )


def _how_many(
    counts: Counts, effects: Sequence[Effect], options: ChangesOptions, setting: Setting
) -> Estimate:
    name, label = "changes.group-effects", say("groups.label")
    why = _why_not(counts, effects, options, setting)
    if why is not None:
        return absent(name, label, "changes", why)
    reached = [one.reach for one in effects if one.reach is not None]
    moved = sum(reach.low > 0 or reach.high < 0 for reach in reached)
    return count_of(name, label, "changes", moved, len(reached))


def _why_not(
    counts: Counts, effects: Sequence[Effect], options: ChangesOptions, setting: Setting
) -> Sentence | None:
    if "changes" not in setting.given:
        return say("absent.no-log")
    if "hit_counts" not in setting.given:
        return say("absent.no-counts")
    if not audited(counts, options):
        return say("absent.none", unit="changes")
    if not effects:
        return say("groups.none")
    if all(one.reach is None for one in effects):
        return say("effects.too-few", days=options.least_days, hits=options.least_hits)
    return None


def _difference(one: Effect, reach: Interval, place: int) -> Estimate:
    label = say(
        "groups.difference",
        number=one.number,
        day=one.entry.day.isoformat(),
        kind=one.entry.kind or "unknown",
        group=one.group[:_LABEL_LENGTH],
    )
    return Estimate(
        name=f"effect.{one.number}.group.{place}",
        label=label,
        shape="index",
        unit="days",
        support=len(one.before) + len(one.after),
        method=_METHOD,
        interval=reach,
    )


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE
