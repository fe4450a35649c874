"""What each entry says of why it is there: ground, reliability, category, source, review."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.numbers import judge_all, lacks, split, told
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, bounds_of, share_of

_SURE, _SOME = 2, 1


def find(counts: Counts, options: WatchlistOptions, setting: Setting) -> Finding:
    """Count the entries that lack a ground, a class, a category, a source or a review."""
    grounds = _grounds(counts, setting)
    categories = _categories(counts, options, setting)
    verdict = judge_all((grounds[0], categories[0], categories[1]))
    return Finding(
        id="watchlist.grounds",
        rank=25,
        title=say("grounds.title"),
        claim=say("grounds.claim"),
        verdict=verdict,
        plain=_plain(grounds[0], categories[1]),
        estimates=(*grounds, *categories, *_reviewed(counts, setting)),
        pictured=tuple(e.name for e in (grounds[0], *categories[:2]) if e.interval),
        caveats=(
            say("grounds.caveat-filled"),
            say("grounds.caveat-review"),
            say("grounds.caveat-kind"),
        ),
        asks=()
        if verdict is Verdict.SUPPORTED
        else (Ask(record="watchlist", text=say("grounds.ask")),),
        queries=("entries", "levels", "reviews"),
    )


def _grounds(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    ground = lacks(setting, "ground")
    ground = ground and lacks(setting, "order_id") and ground
    reliability = lacks(setting, "reliability")
    return (
        told(
            "entries.without-ground-or-reliability",
            split(counts, "without ground or class"),
            ground or reliability,
        ),
        told("ground.missing", split(counts, "without ground"), ground),
        told("reliability.missing", split(counts, "without class"), reliability),
    )


def _categories(
    counts: Counts, options: WatchlistOptions, setting: Setting
) -> tuple[Estimate, ...]:
    because = lacks(setting, "category")
    written = because or (None if options.categories else say("grounds.no-categories"))
    catch_all = because or (None if options.catch_all else say("grounds.no-catch-all"))
    return (
        told("entries.outside-categories", split(counts, "outside categories"), written),
        told("category.missing", split(counts, "without category"), because),
        told("entries.catch-all", split(counts, "catch-all"), catch_all),
    )


def _reviewed(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    """Give the entries in use with a source, and a review of a day before the use."""
    name, because = "entries.source-and-review", lacks(setting, "source", "reviewed_on")
    source = told("source.missing", split(counts, "without source"), lacks(setting, "source"))
    if because is not None:
        return (absent(name, say(name), "entries", because), source)
    sourced = [row for row in counts.reviews if not row.sourceless]
    sure = sum(row.entries for row in sourced if row.reviewed == _SURE)
    some = sum(row.entries for row in sourced if row.reviewed == _SOME)
    whole = sum(row.entries for row in counts.reviews)
    if some:
        return (bounds_of(name, say(name), "entries", sure, sure + some, whole), source)
    return (share_of(name, say(name), "entries", sure, whole), source)


def _plain(grounds: Estimate, category: Estimate) -> Sentence:
    given = [estimate for estimate in (grounds, category) if estimate.interval is not None]
    if not given:
        return grounds.absent_because or say("absent.no-list")
    if len(given) == 1:
        id_ = "grounds.plain-ground" if given[0] is grounds else "grounds.plain-category"
        return say(id_, n=given[0].count or 0, entries=given[0].support)
    return say(
        "grounds.plain",
        ground=grounds.count or 0,
        category=category.count or 0,
        entries=grounds.support,
    )
