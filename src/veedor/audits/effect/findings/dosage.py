"""How much of the dosage can be used at all?"""

from collections.abc import Callable
from datetime import timedelta

from veedor.audits.effect.counts import Hours, Visits
from veedor.audits.effect.study import Study, split_visits
from veedor.core import Ask, Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_AMISS: dict[str, Callable[[Visits], int]] = {
    "backwards": lambda visit: visit.backwards,
    "short": lambda visit: visit.short,
    "premises": lambda visit: visit.premises,
    "overlapping": lambda visit: visit.overlapping,
}
_HOUR = timedelta(hours=1)


def find(study: Study) -> Finding:
    """Give the share of visits that cannot be used, by reason, and what they reach."""
    because = None if "dosage" in study.setting.given else say("absent.no-dosage")
    main = share_or_why(
        "dosage.unusable", say("dosage.unusable"), "visits", study.unusable, because
    )
    parts = tuple(
        share_or_why(
            f"dosage.{name}",
            say(f"dosage.{name}", minutes=study.options.too_short_minutes)
            if name == "short"
            else say(f"dosage.{name}"),
            "visits",
            split_visits(study.counts.visits, amiss),
            because,
        )
        for name, amiss in _AMISS.items()
    )
    reached = (_hours(study, because), *_reached(study, because))
    estimates = (main, *parts, *reached)
    return Finding(
        id="effect.dosage",
        rank=11,
        title=say("dosage.title"),
        claim=say("dosage.claim"),
        verdict=none_does((main,)),
        plain=_plain(study.unusable, because),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(
            say("dosage.caveat"),
            say("dosage.caveat-short", minutes=study.options.too_short_minutes),
            say("dosage.caveat-hours"),
        ),
        asks=_asks(study, because),
        queries=("visits", "visit_coverage", "hours", "reached"),
    )


def _hours(study: Study, because: Sentence | None) -> Estimate:
    label = say("dosage.hours")
    if because is not None:
        return absent("dosage.hours-without", label, "hours", because)
    whole, with_visits = _span(study.counts.hours)
    return share_of("dosage.hours-without", label, "hours", whole - with_visits, whole)


def _span(rows: tuple[Hours, ...]) -> tuple[int, int]:
    for row in rows:
        if row.first_hour is not None and row.last_hour is not None:
            return (row.last_hour - row.first_hour) // _HOUR + 1, row.with_visits
    return 0, 0


def _reached(study: Study, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give the share of units and periods with a usable visit, with and without the system."""
    if because is None and study.grid is None:
        because = say("absent.no-cells")
    rows = {row.adopted: row for row in study.counts.reached}
    found = []
    for adopted, name in ((1, "reached"), (0, "reached-others")):
        row = rows.get(adopted)
        yes, whole = (row.with_visits, row.cells) if row else (0, 0)
        split = Split(yes=yes, no=whole - yes)
        label = say(f"dosage.{name}")
        found.append(share_or_why(f"dosage.{name}", label, "cells", split, because))
    return tuple(found)


def _plain(split: Split, because: Sentence | None) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit="visits")
    return say(
        "dosage.plain", yes=split.yes, whole=split.whole, unknown=split.unknown, no=split.no
    )


def _asks(study: Study, because: Sentence | None) -> tuple[Ask, ...]:
    columns = ("ended_at", "vehicle", "at_police_premises")
    if because is None and study.setting.has("dosage", *columns):
        return ()
    return (Ask(record="dosage", text=say("ask.dosage")),)
