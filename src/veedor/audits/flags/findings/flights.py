"""Flights of drones: authorised, over gatherings, how long."""

from collections.abc import Callable, Iterable

from veedor.audits.flags.counts import Counts, Flown
from veedor.audits.flags.numbers import all_of, asks, lacks, rate_of, split_rows
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

UNIT = "flights"


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Count flights without authorisation, over gatherings, both, uncited and long."""
    rows = counts.flown
    record = lacks(setting, "flights")
    authorised = record or lacks(setting, "flights", "authorised")
    gathering = record or lacks(setting, "flights", "over_gathering")
    bare = _share("without-authorisation", _split(rows, _bare), authorised)
    over = _share("over-gatherings", _split(rows, _over), gathering)
    both = _share(
        "over-gatherings-without-authorisation",
        _split(rows, lambda row: all_of(_over(row), _bare(row))),
        authorised or gathering,
    )
    cited = _share(
        "authorised-without-number",
        _split([row for row in rows if row.authorised], lambda row: not row.cited),
        authorised or lacks(setting, "flights", "order_id"),
    )
    longest, long = _lengths(rows, options, record or lacks(setting, "flights", "ended_at"))
    estimates = (bare, over, both, cited, long)
    return Finding(
        id="flags.flights",
        rank=31,
        title=say("flights.title"),
        claim=say("flights.claim"),
        verdict=none_does((bare,)),
        plain=_plain(authorised, _split(rows, _bare)),
        estimates=(*estimates, longest),
        pictured=shares_given(estimates),
        caveats=(say("flights.caveat"),),
        asks=asks(authorised or gathering, "flights"),
        queries=("flown",),
    )


def _bare(row: Flown) -> bool | None:
    return None if row.authorised is None else not row.authorised


def _over(row: Flown) -> bool | None:
    return row.over_gathering


def _split(rows: Iterable[Flown], test: Callable[[Flown], bool | None]) -> Split:
    return split_rows(rows, test, lambda row: row.flights)


def _share(name: str, split: Split, because: Sentence | None) -> Estimate:
    return share_or_why(f"flights.{name}", say(f"flights.{name}"), UNIT, split, because)


def _lengths(
    rows: tuple[Flown, ...], options: FlagsOptions, because: Sentence | None
) -> tuple[Estimate, Estimate]:
    """Give the minutes of the longest flight, and the share of long ones."""
    least = options.long_flight_minutes
    label = say("flights.long", minutes=least)
    split = _split(rows, lambda row: None if row.minutes is None else row.minutes >= least)
    long = share_or_why("flights.long", label, UNIT, split, because)
    known = [row.minutes for row in rows if row.minutes is not None]
    name, text = "flights.longest", say("flights.longest")
    if because is not None or not known:
        return absent(name, text, UNIT, because or say("absent.none", unit=UNIT)), long
    flights = sum(row.flights for row in rows if row.minutes is not None)
    return rate_of(name, text, UNIT, flights, counted(max(known)), "count"), long


def _plain(because: Sentence | None, split: Split) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    facts = {"n": split.yes, "whole": split.whole, "unknown": split.unknown}
    return say(split.worded("flights.plain"), **facts)
