"""How many of the flags were useful, from the review of some of them."""

from collections.abc import Sequence
from math import isfinite

from veedor.audits.flags.counts import ByStratum, Counts
from veedor.audits.flags.findings import weighted
from veedor.audits.flags.numbers import CONFIDENCE, asks, confident, lacks
from veedor.audits.flags.options import FlagsOptions
from veedor.audits.flags.partial import drawn, reviewed, why_no_estimate, why_no_precision
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import rounded
from veedor.stats.partial import standard_error, stratified_total
from veedor.stats.splits import Split, share_or_why, shares_given

UNIT = "flags"
_MOST = 20
_READINGS = (("precision.useful", False), ("precision.not-refuted", True))
"""What no review could tell: not useful in one reading, useful in the other."""


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Give bounds with no assumption, the two readings of the draw, and each stratum."""
    refused = why_no_precision(counts, options, setting)
    split = reviewed(counts)
    rows = counts.by_stratum
    bounds = share_or_why("precision.bounds", say("precision.bounds"), UNIT, split, refused)
    readings = tuple(_reading(name, rows, refused, options, as_) for name, as_ in _READINGS)
    strata = _by_stratum(rows, options) if refused is None and len(rows) > 1 else ()
    systems = _by_system(counts) if refused is None and len(counts.by_system) > 1 else ()
    weighed = weighted.estimate_of(counts, options, setting, refused)
    return Finding(
        id="flags.precision",
        rank=24,
        title=say("precision.title"),
        claim=say("precision.claim"),
        verdict=_verdict(bounds, readings[0]),
        plain=_plain(readings, split, refused),
        estimates=(bounds, *readings, weighed, _seen(rows, refused), *systems, *strata),
        pictured=shares_given((bounds, *readings, weighed)),
        caveats=(
            say("precision.caveat"),
            say("precision.caveat-drawn"),
            *_error(rows, refused, options),
        ),
        asks=(
            *asks(lacks(setting, "flags"), "flags"),
            *asks(lacks(setting, "reviews", "verdict", "sampled"), "reviews"),
        ),
        queries=("judged", "by_stratum", "by_system", "weighted"),
    )


def estimate_of(
    name: str,
    label: Sentence,
    rows: Sequence[ByStratum],
    options: FlagsOptions,
    *,
    unknown_useful: bool,
) -> Estimate:
    """Give the share of useful flags: counted where all were reviewed, else from the draw."""
    because = why_no_estimate(rows, options)
    if because is not None:
        return absent(name, label, UNIT, because)
    strata = drawn(rows, unknown_useful=unknown_useful)
    whole = sum(one.size for one in strata)
    if all(one.seen == one.size for one in strata):
        return share_of(name, label, UNIT, sum(one.hits for one in strata), whole)
    total = stratified_total(strata, level=options.level)
    reach = (total.low / whole, total.value / whole, total.high / whole)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=whole,
        method=CONFIDENCE,
        interval=confident(*reach, options.level),
    )


def _reading(
    name: str,
    rows: Sequence[ByStratum],
    refused: Sentence | None,
    options: FlagsOptions,
    unknown_useful: bool,  # noqa: FBT001 - paired with its name in _READINGS
) -> Estimate:
    label = say(name)
    if refused is not None:
        return absent(name, label, UNIT, refused)
    return estimate_of(name, label, rows, options, unknown_useful=unknown_useful)


def _by_stratum(rows: Sequence[ByStratum], options: FlagsOptions) -> tuple[Estimate, ...]:
    """Give each of the largest strata alone."""
    largest = sorted(rows, key=lambda row: (-row.flags, row.stratum))[:_MOST]
    return tuple(
        estimate_of(
            f"precision.by-stratum.{place}",
            say("precision.stratum" if row.stratum else "precision.nameless", name=row.stratum),
            (row,),
            options,
            unknown_useful=False,
        )
        for place, row in enumerate(sorted(largest, key=lambda row: row.stratum), start=1)
    )


def _by_system(counts: Counts) -> tuple[Estimate, ...]:
    """Give bounds for each of the systems with most flags: one number mixes unlike things."""
    largest = sorted(counts.by_system, key=lambda row: (-row.flags, row.system_name))[:_MOST]
    found = []
    for place, row in enumerate(sorted(largest, key=lambda row: row.system_name), start=1):
        left = row.flags - row.useful - row.not_useful
        label = "precision.system" if row.system_name else "precision.no-system"
        split = Split(yes=row.useful, no=row.not_useful, unknown=left)
        name = f"precision.by-system.{place}"
        found.append(share_or_why(name, say(label, name=row.system_name), UNIT, split, None))
    return tuple(found)


def _verdict(bounds: Estimate, reading: Estimate) -> Verdict:
    """Say whether the useful share can be told: not from bounds alone."""
    if bounds.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.INCONCLUSIVE if reading.interval is None else Verdict.SUPPORTED


def _seen(rows: Sequence[ByStratum], refused: Sentence | None) -> Estimate:
    label = say("precision.reviewed")
    if refused is not None:
        return absent("flags.reviewed", label, UNIT, refused)
    seen = sum(row.useful + row.not_useful + row.unknown for row in rows)
    return count_of("flags.reviewed", label, UNIT, seen, sum(row.flags for row in rows))


def _error(
    rows: Sequence[ByStratum], refused: Sentence | None, options: FlagsOptions
) -> tuple[Sentence, ...]:
    """Give the textbook standard error, for whoever works the numbers out again."""
    if refused is not None or why_no_estimate(rows, options) is not None:
        return ()
    error = standard_error(drawn(rows, unknown_useful=False))
    if not error or not isfinite(error):
        return ()
    return (say("precision.caveat-error", error=rounded(error)),)


def _plain(readings: Sequence[Estimate], split: Split, refused: Sentence | None) -> Sentence:
    if refused is not None or not split.whole:
        return refused or say("absent.none", unit=UNIT)
    facts = {"yes": split.yes, "no": split.no, "whole": split.whole, "unknown": split.unknown}
    reach = readings[0].interval
    if reach is None or reach.value is None:
        return say("precision.plain-bounds", **facts)
    return say("precision.plain", share=reach.value, low=reach.low, high=reach.high, **facts)
