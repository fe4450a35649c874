"""Terms: every type of thing against the term that was stated for it."""

from collections.abc import Iterable

import msgspec

from veedor.audits.retention.counts import Counts
from veedor.audits.retention.findings.shown import UNIT, asks, lacking, no_term
from veedor.audits.retention.held import Held, Keeping, hold, split
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Alternative, Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted
from veedor.stats.splits import none_does, share_or_why, shares_given, split_share
from veedor.stats.working_days import named_off


def find(
    keeping: Keeping, counts: Counts, options: RetentionOptions, setting: Setting
) -> Finding:
    """Give the share past its term, by type too, how long past, and how many are still kept."""
    because = lacking(keeping, "deleted_at") or no_term(keeping, keeping.held)
    parts = split(keeping.held)
    label = say("terms.label")
    share = share_or_why("past-term", label, UNIT, parts, because)
    by_kind = () if because is not None else _by_kind(keeping)
    return Finding(
        id="retention.terms",
        rank=30,
        title=say("terms.title"),
        claim=say("terms.claim"),
        verdict=none_does((share,)),
        plain=_plain(keeping, share, because),
        estimates=(share, *by_kind, *_beside(keeping, because)),
        pictured=shares_given((share, *by_kind)),
        caveats=_caveats(keeping, counts),
        alternatives=_physical(counts, options, setting, because),
        asks=asks(because),
        queries=("by_day", "stated", "coverage"),
    )


def _by_kind(keeping: Keeping) -> tuple[Estimate, ...]:
    kinds = sorted({one.row.kind for one in keeping.held if one.state != "no term"})
    return tuple(
        split_share(
            f"past-term.{kind}",
            say("terms.by-kind", kind=kind),
            UNIT,
            split(keeping.of(kind)),
        )
        for kind in kinds
    )


def _beside(keeping: Keeping, because: Sentence | None) -> tuple[Estimate, ...]:
    """Count what is still kept past its term, running, spared, and without a term."""
    names = ("still-kept", "running", "spared", "without-term", "longest")
    labels = {name: say(f"terms.{name}") for name in names}
    if because is not None:
        return tuple(
            absent(f"past-term.{name}", label, UNIT, because) for name, label in labels.items()
        )
    held, whole = keeping.held, sum(one.n for one in keeping.held)
    counts = {
        "still-kept": sum(one.n for one in held if one.state == "past" and one.alive),
        "running": sum(one.n for one in held if one.state == "running"),
        "spared": sum(one.n for one in held if one.state == "spared"),
        "without-term": sum(one.n for one in held if one.state == "no term"),
    }
    longest = Estimate(
        name="past-term.longest",
        label=labels["longest"],
        shape="count",
        unit=UNIT,
        support=whole,
        method="count",
        interval=counted(_longest(held)),
    )
    return (
        *(
            count_of(f"past-term.{name}", labels[name], UNIT, n, whole)
            for name, n in counts.items()
        ),
        longest,
    )


def _longest(held: Iterable[Held]) -> int:
    return max((one.overdue for one in held if one.state == "past"), default=0)


def _plain(keeping: Keeping, share: Estimate, because: Sentence | None) -> Sentence:
    if share.interval is None:
        return because or say("terms.none")
    parts = split(keeping.held)
    return say(
        parts.worded("terms.plain"),
        n=parts.yes,
        whole=parts.whole,
        unknown=parts.unknown,
        still=sum(one.n for one in keeping.held if one.state == "past" and one.alive),
        longest=_longest(keeping.held),
    )


def _physical(
    counts: Counts,
    options: RetentionOptions,
    setting: Setting,
    because: Sentence | None,
) -> tuple[Alternative, ...]:
    """Judge again the other way round on what was deleted logically."""
    if because is not None or not setting.has("lives", "deletion"):
        return ()
    other = msgspec.structs.replace(
        options, logical_is_deletion=not options.logical_is_deletion
    )
    parts = split(hold(counts, other, setting).held)
    text = say("terms.physical" if options.logical_is_deletion else "terms.logical")
    again = split_share("past-term.other", say("terms.label"), UNIT, parts)
    return (Alternative(text=text, estimates=(again,)),)


def _caveats(keeping: Keeping, counts: Counts) -> tuple[Sentence, ...]:
    by = () if keeping.by is None else (say("terms.by", day=keeping.by.isoformat()),)
    stated = sorted({term.stated_in for term in counts.stated if term.stated_in})
    sources = (say("terms.stated", sources="; ".join(stated)),) if stated else ()
    working = any(term.unit == "working_days" for term in counts.stated)
    days = [one.row.created_on for one in keeping.held if one.row.created_on]
    if not working or not days or keeping.by is None:
        return (say("terms.caveat"), *by, *sources)
    off = named_off(keeping.calendar.named(min(days), keeping.by))
    return (say("terms.caveat"), *by, *sources, off)
