"""Where the training events come from: the public, or the police themselves."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from veedor.audits.feedback.counts import Training
from veedor.audits.feedback.study import Study, asks, short
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

UNIT = "incidents"
Key = TypeVar("Key", bound=Hashable)


def find(study: Study) -> Finding:
    """Give the share of training events that officers discovered, in all and in parts."""
    because = why_not(study)
    rows = study.counts.training
    whole = split_of(rows)
    first = share_or_why("training.police-initiated", say("origin.all"), UNIT, whole, because)
    estimates: tuple[Estimate, ...] = (first,)
    if because is None and whole.whole:
        estimates += _by_year(study, rows) + _by_category(study, rows)
    return Finding(
        id="feedback.origin",
        rank=21,
        title=say("origin.title"),
        claim=say("origin.claim"),
        verdict=none_does(estimates[:1]),
        plain=_plain(first, whole),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("origin.caveat"), say("origin.caveat-training")),
        asks=asks(study, "incidents", "discovered_by"),
        queries=("training",),
    )


def why_not(study: Study) -> Sentence | None:
    """Say why nothing is known of who discovered the training events."""
    return study.lacking("incidents", "discovered_by")


def split_of(rows: tuple[Training, ...]) -> Split:
    """Split training events: discovered by an officer, reported, not known.

    One that may not be among the training data is out or what it is: it can only lower the
    share if it was reported, and only raise it if discovered.

    >>> split_of((Training("", 2020, "officer", 1, 0, 3), Training("", 2020, "", 1, 0, 2)))
    Split(yes=3, no=0, unknown=2, no_or_out=0)
    """
    yes = no = unknown = out = 0
    for row in rows:
        if row.member == 1 and row.origin == "officer":
            yes += row.events
        elif row.member == 1 and row.origin:
            no += row.events
        elif row.origin == "victim":
            out += row.events
        else:
            unknown += row.events
    return Split(yes=yes, no=no, unknown=unknown, no_or_out=out)


def _grouped(
    rows: tuple[Training, ...], key: Callable[[Training], Key]
) -> dict[Key, tuple[Training, ...]]:
    found: dict[Key, list[Training]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: tuple(part) for name, part in found.items()}


def _by_year(study: Study, rows: tuple[Training, ...]) -> tuple[Estimate, ...]:
    parts = _grouped(rows, lambda row: row.year)
    years = [year for year in sorted(parts) if year][-study.options.most_shown :]
    return tuple(
        share_or_why(
            f"training.year.{year}",
            say("origin.year", year=str(year)),
            UNIT,
            split_of(parts[year]),
            None,
        )
        for year in years
    )


def _by_category(study: Study, rows: tuple[Training, ...]) -> tuple[Estimate, ...]:
    parts = _grouped(rows, lambda row: row.category)
    sizes = {name: split_of(part).whole for name, part in parts.items()}
    named = sorted((name for name in parts if name), key=lambda name: (-sizes[name], name))
    return tuple(
        share_or_why(
            f"training.category.{place}",
            say("origin.category", category=short(name)),
            UNIT,
            split_of(parts[name]),
            None,
        )
        for place, name in enumerate(named[: study.options.most_shown], 1)
    )


def _plain(first: Estimate, whole: Split) -> Sentence:
    interval = first.interval
    if interval is None:
        return first.absent_because or say("absent.none", unit=UNIT)
    return say(
        whole.worded("origin.plain"),
        low=interval.low,
        high=interval.high,
        n=first.support,
        unknown=whole.unknown,
    )
