"""One person in several entries at once, under several documents, or several under one."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import judge_all, lacks
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:  # noqa: ARG001 - every finding is asked alike
    """Count persons with several entries at once, and documents that do not tell one person."""
    twice, keys = _repeats(counts, setting), _documents(counts, setting)
    verdict = judge_all((twice[2], *keys))
    return Finding(
        id="watchlist.duplicates",
        rank=24,
        title=say("duplicates.title"),
        claim=say("duplicates.claim"),
        verdict=verdict,
        plain=_plain(counts, twice),
        estimates=(*twice, *keys),
        pictured=tuple(e.name for e in (twice[0], twice[2], *keys) if e.interval),
        caveats=(say("duplicates.caveat-orders"), say("duplicates.caveat-key")),
        asks=()
        if verdict is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("duplicates.ask")),),
        queries=("entries", "repeats", "documents"),
    )


def _repeats(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    because, seen = lacks(setting, "person"), counts.repeats[0]
    parts = (
        ("duplicates.persons", "persons", seen.repeated_persons, seen.persons),
        ("duplicates.entries", "entries", seen.repeats, seen.entries),
        ("duplicates.same-order", "persons", seen.same_order_persons, seen.persons),
    )
    shown = []
    for name, unit, part, whole in parts:
        if because is not None:
            shown.append(absent(name, say(name), unit, because))
        elif unit == "persons":
            shown.append(share_of(name, say(name), unit, part, whole))
        else:
            shown.append(count_of(name, say(name), unit, part, whole))
    return tuple(shown)


def _documents(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    because, seen = lacks(setting, "person", "person_ref"), counts.documents[0]
    parts = (
        ("documents.several", "persons", seen.keys_several, seen.keys),
        ("documents.shared", "documents", seen.documents_shared, seen.documents),
    )
    if because is not None:
        return tuple(absent(name, say(name), unit, because) for name, unit, _, _ in parts)
    return tuple(
        share_of(name, say(name), unit, part, whole) for name, unit, part, whole in parts
    )


def _plain(counts: Counts, twice: tuple[Estimate, ...]) -> Sentence:
    if twice[0].interval is None:
        return twice[0].absent_because or say("absent.no-list")
    seen = counts.repeats[0]
    return say(
        "duplicates.plain",
        several=seen.repeated_persons,
        persons=seen.persons,
        same=seen.same_order_persons,
    )
