"""How the list changes: entries that came, went and stayed, and how long it stood still."""

from itertools import pairwise

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import lacks
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:  # noqa: ARG001 - every finding is asked alike
    """Count what was added and removed, what was kept, and the longest time without change."""
    because = _cannot(counts, setting)
    shown = _absent(because) if because is not None else _estimates(counts)
    return Finding(
        id="watchlist.turnover",
        rank=28,
        title=say("turnover.title"),
        claim=say("turnover.claim"),
        verdict=_judge(counts) if because is None else Verdict.NOT_ASSESSABLE,
        plain=because or _plain(counts),
        estimates=shown,
        pictured=("turnover.kept",) if because is None else (),
        caveats=(say("turnover.caveat-versions"), say("turnover.caveat-stay")),
        asks=() if because is None else (Ask(record="watchlist", text=say("turnover.ask")),),
        queries=("places", "entries", "changes", "sizes", "coverage"),
    )


def _cannot(counts: Counts, setting: Setting) -> Sentence | None:
    if lacks(setting):
        return lacks(setting)
    if setting.has("watchlist", "version_at"):
        one = counts.coverage[0].versions == 1 or not counts.changes
        if one and counts.coverage[0].versions < 2:
            return say("turnover.one-version")
    elif not _spanned(setting):
        return say("turnover.no-spans")
    return None if counts.coverage[0].entries else say("absent.none", unit="entries")


def _spanned(setting: Setting) -> bool:
    own = setting.has("watchlist", "listed_from") or setting.has("watchlist", "listed_to")
    return own or setting.has("watchlist", "valid_from")


def _moved(counts: Counts) -> tuple[int, int]:
    return sum(c.added for c in counts.changes), sum(c.removed for c in counts.changes)


def _longest(counts: Counts) -> int:
    """Give the most days from one change to the next."""
    days = [change.day for change in counts.changes]
    return max(((then - first).days for first, then in pairwise(days)), default=0)


def _span(counts: Counts) -> int:
    """Give the days from the first change to the last, both included."""
    if not counts.changes:
        return 0
    return (counts.changes[-1].day - counts.changes[0].day).days + 1


def _estimates(counts: Counts) -> tuple[Estimate, ...]:
    (added, removed), sizes, days = _moved(counts), counts.sizes[0], len(counts.changes)
    busiest = max((c.added + c.removed for c in counts.changes), default=0)
    versions = counts.coverage[0].versions
    parts = (
        *((("turnover.versions", "versions", versions, sizes.entries),) if versions else ()),
        ("turnover.at-first", "entries", sizes.at_first, sizes.entries),
        ("turnover.at-last", "entries", sizes.at_last, sizes.entries),
        ("turnover.added", "entries", added, sizes.entries),
        ("turnover.removed", "entries", removed, sizes.entries),
        ("turnover.days", "days", days, _span(counts)),
        ("turnover.busiest", "entries", busiest, added + removed),
        ("turnover.unchanged", "days", _longest(counts), _span(counts)),
    )
    kept = share_of(
        "turnover.kept", say("turnover.kept"), "entries", sizes.at_both, sizes.at_first
    )
    return (kept, *(count_of(name, say(name), unit, n, of) for name, unit, n, of in parts))


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return tuple(
        absent(name, say(name), "entries", because)
        for name in ("turnover.kept", "turnover.added", "turnover.removed")
    )


def _judge(counts: Counts) -> Verdict:
    return Verdict.SUPPORTED if counts.changes else Verdict.CONTRADICTED


def _plain(counts: Counts) -> Sentence:
    (added, removed), sizes = _moved(counts), counts.sizes[0]
    return say(
        "turnover.plain",
        added=added,
        removed=removed,
        first=sizes.at_first,
        last=sizes.at_last,
        kept=sizes.at_both,
        days=_longest(counts),
    )
