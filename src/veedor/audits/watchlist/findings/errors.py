"""Entries kept on the list once an error in them was known."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import judge_none, lacks, most_of, split, told
from veedor.audits.watchlist.options import WatchlistOptions, reads_status
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:
    """Count the entries whose error was on record while they were on the list."""
    because = _cannot(options, setting)
    main = told("entries.known-wrong", split(counts, "known wrong"), because)
    verdict = judge_none(main)
    return Finding(
        id="watchlist.errors",
        rank=21,
        title=say("errors.title"),
        claim=say("errors.claim"),
        verdict=verdict,
        plain=_plain(main),
        estimates=(main, _longest(counts, setting)),
        pictured=("entries.known-wrong",) if main.interval else (),
        caveats=(say("errors.caveat-known"), say("errors.caveat-whose")),
        asks=()
        if verdict is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("errors.ask")),),
        queries=("entries", "levels", "errors"),
    )


def _cannot(options: WatchlistOptions, setting: Setting) -> Sentence | None:
    if lacks(setting):
        return lacks(setting)
    if setting.has("watchlist", "error_known_at") or reads_status(options, setting):
        return None
    return say("errors.no-status" if setting.has("watchlist", "status") else "errors.no-column")


def _longest(counts: Counts, setting: Setting) -> Estimate:
    name, because = "errors.longest", lacks(setting, "error_known_at")
    if because is not None:
        return absent(name, say(name), "entries", because)
    return most_of(name, counts.errors[0].most_days, counts.errors[0].entries)


def _plain(main: Estimate) -> Sentence:
    if main.absent_because is not None:
        return main.absent_because
    held = main.interval
    if held is not None and held.kind == "bounds":
        return say("errors.plain-bounds", low=held.low, high=held.high, entries=main.support)
    share = held.low if held else 0.0
    return say("errors.plain", wrong=main.count or 0, entries=main.support, share=share)
