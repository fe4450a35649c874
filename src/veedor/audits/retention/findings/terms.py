"""Terms: every type of thing against the term that was stated for it."""

from veedor.audits.retention.counts import Counts
from veedor.audits.retention.findings.shown import UNIT, asks, lacking, no_term
from veedor.audits.retention.keeping import Keeping, by_state, split
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Alternative, Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted
from veedor.stats.splits import none_does, share_or_why, shares_given, split_share
from veedor.stats.tallies import regrouped
from veedor.stats.working_days import named_off


def find(
    keeping: Keeping, counts: Counts, options: RetentionOptions, setting: Setting
) -> Finding:
    """Give the share past its term, by type too, how long past, and how many are still kept."""
    because = lacking(keeping, "deleted_at") or no_term(keeping, by_state(keeping.standing))
    parts = split(by_state(keeping.standing))
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
        alternatives=_physical(keeping, options, setting, because),
        asks=asks(because),
        queries=("by_day", "stated", "coverage"),
    )


def _by_kind(keeping: Keeping) -> tuple[Estimate, ...]:
    kinds = sorted({one.kind for one in keeping.standing if one.state != "no term"})
    return tuple(
        split_share(
            f"past-term.{kind}",
            say("terms.by-kind", kind=kind),
            UNIT,
            split(by_state(keeping.of(kind))),
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
    states = by_state(keeping.standing)
    whole = states.total()
    counts = {
        "still-kept": _still_kept(keeping),
        "running": states["running"],
        "spared": states["spared"],
        "without-term": states["no term"],
    }
    longest = Estimate(
        name="past-term.longest",
        label=labels["longest"],
        shape="count",
        unit=UNIT,
        support=whole,
        method="count",
        interval=counted(max(keeping.overdue, default=0)),
    )
    return (
        *(
            count_of(f"past-term.{name}", labels[name], UNIT, n, whole)
            for name, n in counts.items()
        ),
        longest,
    )


def _still_kept(keeping: Keeping) -> int:
    return sum(n for one, n in keeping.standing.items() if one.state == "past" and one.alive)


def _plain(keeping: Keeping, share: Estimate, because: Sentence | None) -> Sentence:
    if share.interval is None:
        return because or say("terms.none")
    parts = split(by_state(keeping.standing))
    return say(
        parts.worded("terms.plain"),
        n=parts.yes,
        whole=parts.whole,
        unknown=parts.unknown,
        still=_still_kept(keeping),
        longest=max(keeping.overdue, default=0),
    )


def _physical(
    keeping: Keeping,
    options: RetentionOptions,
    setting: Setting,
    because: Sentence | None,
) -> tuple[Alternative, ...]:
    """Judge again the other way round on what was deleted logically."""
    if because is not None or not setting.has("lives", "deletion"):
        return ()
    parts = split(regrouped(keeping.standing, lambda one: one.otherwise))
    text = say("terms.physical" if options.logical_is_deletion else "terms.logical")
    again = split_share("past-term.other", say("terms.label"), UNIT, parts)
    return (Alternative(text=text, estimates=(again,)),)


def _caveats(keeping: Keeping, counts: Counts) -> tuple[Sentence, ...]:
    day, first = keeping.frame.by, keeping.first_made
    by = () if day is None else (say("terms.by", day=day.isoformat()),)
    stated = sorted({term.stated_in for term in counts.stated if term.stated_in})
    sources = (say("terms.stated", sources="; ".join(stated)),) if stated else ()
    working = any(term.unit == "working_days" for term in counts.stated)
    if not working or first is None or day is None:
        return (say("terms.caveat"), *by, *sources)
    off = named_off(keeping.frame.calendar.named(first, day))
    return (say("terms.caveat"), *by, *sources, off)
