"""Captures: from sources open to anyone, for listed crimes, on conduct that is not usual."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.marks import Marks
from veedor.audits.flags.numbers import asks, lacks
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

UNIT = "captures"


def find_hidden(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Count captures of what was not open to anyone, without an order in force."""
    marks = Marks(counts, options, setting)
    because = lacks(setting, "monitoring", "public")
    split = marks.split("without order")
    share = share_or_why(
        "captures.not-public-without-order", say("hidden.label"), UNIT, split, because
    )
    hidden = share_or_why(
        "captures.not-public", say("hidden.all"), UNIT, marks.split("hidden"), because
    )
    return Finding(
        id="flags.hidden",
        rank=20,
        title=say("hidden.title"),
        claim=say("hidden.claim"),
        verdict=none_does((share,)),
        plain=plain_of("hidden.plain", split, because),
        estimates=(share, hidden),
        pictured=shares_given((share, hidden)),
        caveats=(say("hidden.caveat"), _orders(setting)),
        asks=asks(because, "monitoring"),
        queries=("held", "captures"),
    )


def find_scope(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Count captures outside what monitoring may be for."""
    marks = Marks(counts, options, setting)
    columns = ("public", "crime_kind", "usual_conduct")
    because = lacks(setting, "monitoring")
    if because is None and not any(marks.has(column) for column in columns):
        because = say("absent.no-scope")
    split = marks.split("outside")
    share = share_or_why("monitoring.outside-scope", say("scope.label"), UNIT, split, because)
    parts = tuple(
        share_or_why(
            f"monitoring.{name}", say(f"scope.{name}"), UNIT, marks.split(question), why
        )
        for name, question, why in (
            ("crime-not-listed", "listed", _no_list(options, setting)),
            ("usual-conduct", "usual", lacks(setting, "monitoring", "usual_conduct")),
        )
    )
    lacking = because or next(
        filter(None, (lacks(setting, "monitoring", c) for c in columns)), None
    )
    return Finding(
        id="flags.scope",
        rank=21,
        title=say("scope.title"),
        claim=say("scope.claim"),
        verdict=none_does((share,)),
        plain=plain_of("scope.plain", split, because),
        estimates=(share, *parts),
        pictured=shares_given((share, *parts)),
        caveats=(say("scope.caveat"), say("scope.caveat-list")),
        asks=asks(lacking, "monitoring"),
        queries=("held", "captures"),
    )


def plain_of(sentence: str, split: Split, because: Sentence | None) -> Sentence:
    """Say how many of all, and of how many the record does not say."""
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    facts = {"n": split.yes, "whole": split.whole, "unknown": split.unknown}
    return say(split.worded(sentence), **facts)


def _no_list(options: FlagsOptions, setting: Setting) -> Sentence | None:
    because = lacks(setting, "monitoring", "crime_kind")
    return because or (None if options.listed_crimes else say("absent.no-list"))


def _orders(setting: Setting) -> Sentence:
    given = setting.has("orders", "order_id")
    return say("hidden.orders-held" if given else "hidden.orders-cited")
