"""Persons who were minors when they were entered: how many, published, with what reason."""

from collections.abc import Callable, Iterable

from veedor.audits.watchlist.counts import Counts, Minors
from veedor.audits.watchlist.numbers import (
    NO,
    UNKNOWN,
    YES,
    Split,
    judge_none,
    lacks,
    most_of,
    share,
    split_of,
    told,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Ask, Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.exact import rounded

PUBLISHED = ("published-minors", "minors.published")
"""One measure under the two names that the rules of the nation and of the city read."""


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:
    """Count the entries of minors among all, among the published, and without a reason."""
    because = lacks(setting, "born_on")
    found = split_of((row.minor, row.entries) for row in counts.minors)
    minors = told("minors.entries", found, because)
    shown = tuple(_published(name, counts, options, setting) for name in PUBLISHED)
    return Finding(
        id="watchlist.minors",
        rank=22,
        title=say("minors.title"),
        claim=say("minors.claim", age=options.legal_age),
        verdict=judge_none(shown[0]),
        plain=_plain(minors, found, options),
        estimates=(
            minors,
            *shown,
            _reasonless(counts, setting, because),
            _youngest(counts, because, found.yes),
        ),
        pictured=tuple(e.name for e in (minors, shown[0]) if e.interval),
        caveats=(say("minors.caveat-birth"), say("minors.caveat-entry")),
        asks=()
        if judge_none(shown[0]) is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("minors.ask")),),
        queries=("entries", "minors"),
    )


def _published(
    name: str, counts: Counts, options: WatchlistOptions, setting: Setting
) -> Estimate:
    """Give the share of published entries that are of minors; of all where none is."""
    because = lacks(setting, "born_on")
    if because is None and options.list_published is None:
        because = lacks(setting, "published")
    if because is not None:
        return absent(name, say(name), "entries", because)
    if all(row.published == NO for row in counts.minors):
        return share_of(name, say(name), "entries", 0, _sum(counts.minors, lambda _: True))
    if all(row.published != UNKNOWN for row in counts.minors):
        return share(name, split_of((r.minor, r.entries) for r in counts.minors if r.published))
    return _in_bounds(name, counts.minors)


def _in_bounds(name: str, rows: tuple[Minors, ...]) -> Estimate:
    """Bound the share where some rows do not say whether they were published.

    Least: all doubtful rows of persons not known to be minors were published; most: all of
    those who may be minors, and no other.
    """
    sure = _sum(rows, lambda r: r.published == YES)
    known = _sum(rows, lambda r: r.published == YES and r.minor == YES)
    may_be = _sum(rows, lambda r: r.published == YES and r.minor != NO)
    doubtful = _sum(rows, lambda r: r.published == UNKNOWN and r.minor != NO)
    others = _sum(rows, lambda r: r.published == UNKNOWN and r.minor != YES)
    most = may_be + doubtful
    return Estimate(
        name=name,
        label=say(name),
        shape="share",
        unit="entries",
        support=_sum(rows, lambda r: r.published != NO),
        method="bounds",
        interval=Interval(
            kind="bounds",
            low=rounded(known / (sure + others)) if known else 0.0,
            high=rounded(most / (sure + doubtful)) if most else 0.0,
        ),
    )


def _reasonless(counts: Counts, setting: Setting, because: Sentence | None) -> Estimate:
    """Give the share of ALL entries that are of minors without a reason on record."""
    name = "minors.without-reason"
    if because is not None:
        return absent(name, say(name), "entries", because)
    found = split_of(
        (row.minor if row.reasonless else NO, row.entries) for row in counts.minors
    )
    if found.yes + found.unknown and lacks(setting, "reason_for_minor"):
        return told(name, found, lacks(setting, "reason_for_minor"))
    return share(name, found)


def _youngest(counts: Counts, because: Sentence | None, minors: int) -> Estimate:
    name, ages = "minors.youngest", [r.least_age for r in counts.minors if r.least_age >= 0]
    if because is not None or not ages:
        why = because or say("absent.none", unit="minors")
        return absent(name, say(name), "entries", why)
    return most_of(name, min(ages), minors)


def _sum(rows: Iterable[Minors], holds: Callable[[Minors], bool]) -> int:
    return sum(row.entries for row in rows if holds(row))


def _plain(minors: Estimate, found: Split, options: WatchlistOptions) -> Sentence:
    if minors.absent_because is not None:
        return minors.absent_because
    return say(
        "minors.plain",
        minors=found.yes,
        entries=found.whole,
        unknown=found.unknown,
        age=options.legal_age,
    )
