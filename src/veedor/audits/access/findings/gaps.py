"""Gaps: numbers that are missing and hours in which the log falls silent (a first look)."""

from datetime import timedelta

from veedor.audits.access.counts import Counts, IdBlocks
from veedor.audits.access.options import AccessOptions
from veedor.core import (
    Alternative,
    Ask,
    Estimate,
    Finding,
    Sentence,
    Setting,
    Verdict,
    say,
    to_local_day,
)
from veedor.stats.estimates import absent, count_of
from veedor.stats.rhythm import Silence, silences

_LONG = 24


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Count missing ids and silent hours; say how the total compares with a published one."""
    quiet = _silent(counts, setting)
    ids = _ids(counts)
    longest = max(quiet, key=lambda s: s.hours, default=None)
    missing = ids[0].count or 0
    found = missing or any(s.hours >= _LONG and s.against_rhythm for s in quiet)
    return Finding(
        id="access.gaps",
        rank=9,
        title=say("gaps.title"),
        claim=say("gaps.claim"),
        verdict=Verdict.CONTRADICTED if found else Verdict.SUPPORTED,
        plain=_plain(missing, longest),
        estimates=(*ids, *_hours(counts, quiet)),
        caveats=(say("gaps.caveat-first"), say("gaps.caveat-rhythm")),
        alternatives=_total(counts, options),
        asks=(Ask(record="queries", text=say("gaps.ask")),) if found else (),
        queries=("id_blocks", "hours"),
    )


def _plain(missing: int, longest: Silence | None) -> Sentence:
    if longest is None:
        return say("gaps.plain-never-silent", missing=missing)
    day = longest.first_day.isoformat()
    return say("gaps.plain", missing=missing, hours=longest.hours, day=day)


def _silent(counts: Counts, setting: Setting) -> list[Silence]:
    if not counts.hours:
        return []
    first, last = counts.hours[0].day, max(h.day for h in counts.hours)
    if setting.bounded:
        first = to_local_day(setting.start, setting.zone)
        last = to_local_day(setting.end - timedelta(microseconds=1), setting.zone)
    return silences({(h.day, h.hour): h.queries for h in counts.hours}, first, last)


def _ids(counts: Counts) -> tuple[Estimate, ...]:
    blocks, label = counts.id_blocks, say("gaps.ids")
    if not blocks:
        return (absent("gaps.ids", label, "ids", say("gaps.no-numbers")),)
    expected = blocks[0].last - blocks[0].first + 1
    missing = expected - sum(b.ids for b in blocks)
    empty = count_of(
        "gaps.empty-blocks", say("gaps.blocks"), "blocks", _empty(blocks), _last(blocks) + 1
    )
    return (count_of("gaps.ids", label, "ids", missing, expected), empty)


def _last(blocks: tuple[IdBlocks, ...]) -> int:
    return (blocks[0].last - blocks[0].first) // blocks[0].width


def _empty(blocks: tuple[IdBlocks, ...]) -> int:
    return _last(blocks) + 1 - len(blocks)


def _hours(counts: Counts, quiet: list[Silence]) -> tuple[Estimate, ...]:
    spanned = len(counts.hours) + sum(s.hours for s in quiet)
    if not spanned:
        return (
            absent(
                "gaps.hours", say("gaps.hours"), "hours", say("absent.none", unit="queries")
            ),
        )
    silent = sum(s.hours for s in quiet)
    against = sum(s.against_rhythm for s in quiet)
    longest = max((s.hours for s in quiet), default=0)
    return (
        count_of("gaps.hours", say("gaps.hours"), "hours", silent, spanned),
        count_of("gaps.against", say("gaps.against"), "hours", against, spanned),
        count_of("gaps.longest", say("gaps.longest"), "hours", longest, spanned),
    )


def _total(counts: Counts, options: AccessOptions) -> tuple[Alternative, ...]:
    published = options.published_total
    if published is None:
        return ()
    admitted = counts.coverage[0].admitted
    text = say(
        "gaps.published", published=published, admitted=admitted, gap=published - admitted
    )
    return (Alternative(text=text),)
