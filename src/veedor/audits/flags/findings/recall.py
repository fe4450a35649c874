"""How much of what happened raised a flag: from known events, and from a draw of the rest."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import asks, confident, lacks, split_rows
from veedor.audits.flags.options import FlagsOptions
from veedor.audits.flags.partial import drawn, reviewed, why_no_estimate, why_no_precision
from veedor.core import Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, interval_of
from veedor.stats.exact import rounded
from veedor.stats.partial import Stratum, stratified_total
from veedor.stats.splits import share_or_why, shares_given

UNIT = "flags"
EVENTS = "events"
RECALL = "ratio of two draws, each at half the error (Bonferroni)"


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Give the share of known events with a flag, and recall with and without a draw."""
    known = _known(counts, setting)
    recall = _recall(counts, options, setting)
    least = _least(counts, options, setting)
    estimates = (known, recall, least)
    given = tuple(one for one in estimates if one.interval is not None)
    return Finding(
        id="flags.recall",
        rank=25,
        title=say("recall.title"),
        claim=say("recall.claim"),
        verdict=Verdict.SUPPORTED if given else Verdict.NOT_ASSESSABLE,
        plain=_plain(given),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("recall.caveat"), say("recall.caveat-known")),
        asks=asks(
            lacks(setting, "unflagged_sample", "verdict", "stratum_size"), "unflagged_sample"
        ),
        queries=("events", "unflagged", "by_stratum"),
    )


def _plain(given: tuple[Estimate, ...]) -> Sentence:
    """Say the first number that there is."""
    if not given:
        return say("recall.plain-none")
    first, reach = given[0], interval_of(given[0])
    unknown = first.name == "sensitivity" and reach.value is None
    sentence = f"recall.plain-{first.name}{'-unknown' if unknown else ''}"
    return say(sentence, whole=first.support, low=reach.low, high=reach.high)


def _known(counts: Counts, setting: Setting) -> Estimate:
    """Give the share of known events in reach that raised a flag."""
    because = lacks(setting, "known_events", "flagged")
    rows = tuple(row for row in counts.events if row.in_reach is not False)
    split = split_rows(rows, lambda row: row.flagged, lambda row: row.events)
    return share_or_why("sensitivity", say("recall.known"), EVENTS, split, because)


def _recall(counts: Counts, options: FlagsOptions, setting: Setting) -> Estimate:
    """Give useful flags over useful flags and things missed, both from their draws."""
    name, label = "recall", say("recall.drawn")
    because = why_no_precision(counts, options, setting) or why_no_estimate(
        counts.by_stratum, options
    )
    because = because or _no_sample(counts, setting)
    if because is not None:
        return absent(name, label, UNIT, because)
    half = 1 - (1 - options.level) / 2
    flagged = stratified_total(drawn(counts.by_stratum, unknown_useful=False), level=half)
    strata = tuple(
        Stratum(row.most_size or row.drawn, row.drawn, row.useful) for row in counts.unflagged
    )
    missed = stratified_total(strata, level=half)
    if not flagged.value + missed.value:
        return absent(name, label, UNIT, say("absent.nothing-useful"))
    low = flagged.low / (flagged.low + missed.high) if flagged.low else 0.0
    high = flagged.high / (flagged.high + missed.low)
    value = flagged.value / (flagged.value + missed.value)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=sum(row.flags for row in counts.by_stratum),
        method=RECALL,
        interval=confident(low, value, high, options.level),
    )


def _no_sample(counts: Counts, setting: Setting) -> Sentence | None:
    """Say why the draw of things without a flag cannot be used."""
    because = lacks(setting, "unflagged_sample", "verdict", "stratum_size")
    if because is not None:
        return because
    if not counts.unflagged:
        return say("absent.none-drawn-unflagged")
    if any(
        row.least_size is None or row.least_size != row.most_size for row in counts.unflagged
    ):
        return say("absent.no-stratum-size")
    if any((row.most_size or 0) < row.drawn for row in counts.unflagged):
        return say("absent.stratum-too-small")
    untold = sum(row.unknown for row in counts.unflagged)
    return say("absent.unflagged-untold", n=untold) if untold else None


def _least(counts: Counts, options: FlagsOptions, setting: Setting) -> Estimate:
    """Give what recall must be with no draw: all that was not flagged may have been missed."""
    name, label = "recall.bounds", say("recall.bounds")
    because = why_no_precision(counts, options, setting)
    things = options.unflagged_things
    if because is None and things is None:
        because = say("absent.no-unflagged-things")
    split = reviewed(counts)
    if because is None and not split.yes:
        because = say("absent.nothing-useful")
    if because is not None or things is None:
        return absent(name, label, UNIT, because or say("absent.no-unflagged-things"))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=split.whole,
        method="bounds",
        interval=Interval(
            kind="bounds", low=rounded(split.yes / (split.yes + things)), high=1.0
        ),
    )
