"""Where the images of the list come from, and how old they are against a stated limit."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import judge_none, lacks, split, told
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Alternative, Ask, Estimate, Finding, Sentence, Setting, Verdict, say


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:
    """Count images gathered in bulk, and images past the limits that the case states."""
    scraped = told("images.scraped", split(counts, "scraped"), _no_source(options, setting))
    past = told(
        "images.past-stated-limit", split(counts, "past limit"), _no_limit(options, setting)
    )
    undated = told(
        "images.undated", split(counts, "undated image"), lacks(setting, "image_taken_on")
    )
    return Finding(
        id="watchlist.images",
        rank=26,
        title=say("images.title"),
        claim=say("images.claim"),
        verdict=judge_none(past),
        plain=_plain(past, scraped),
        estimates=(past, scraped, undated),
        pictured=tuple(e.name for e in (past, scraped) if e.interval),
        caveats=(say("images.caveat-old"), say("images.caveat-source")),
        alternatives=_at_entry(counts, options, setting),
        asks=()
        if judge_none(past) is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("images.ask")),),
        queries=("entries", "levels"),
    )


def _no_source(options: WatchlistOptions, setting: Setting) -> Sentence | None:
    because = lacks(setting, "image_source")
    return because or (None if options.scraped_sources else say("images.no-scraped"))


def _no_limit(options: WatchlistOptions, setting: Setting) -> Sentence | None:
    age, quality = options.image_age_limit_days, options.image_quality_least
    if age is None and quality is None:
        return lacks(setting) or say("images.no-limit")
    because = lacks(setting, "image_taken_on") if age is not None else None
    return because or (lacks(setting, "image_quality") if quality is not None else None)


def _at_entry(
    counts: Counts, options: WatchlistOptions, setting: Setting
) -> tuple[Alternative, ...]:
    if options.image_age_limit_days is None or lacks(setting, "image_taken_on"):
        return ()
    shown = told("images.old-at-entry", split(counts, "old at entry"), None)
    return (Alternative(text=say("images.if-at-entry"), estimates=(shown,)),)


def _plain(past: Estimate, scraped: Estimate) -> Sentence:
    known = past if past.interval else scraped
    held = known.interval
    if held is None:
        return past.absent_because or say("absent.no-list")
    id_ = "images.plain-limit" if known is past else "images.plain-scraped"
    if held.kind == "bounds":
        return say(id_, low=held.low, high=held.high, entries=known.support)
    return say(f"{id_}-exact", n=known.count or 0, share=held.low, entries=known.support)
