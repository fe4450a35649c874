"""How long a flag waits for a person, and how many were closed by the system alone."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import asks, confident, lacks, rate_of
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.splits import Split, share_or_why, shares_given
from veedor.stats.survival import Life, kaplan_meier, median_life

UNIT = "flags"
METHOD = "Kaplan and Meier (1958)"


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Give the median hours to the first review, and the share closed without a person."""
    flags = lacks(setting, "flags")
    median = _median(counts, options, flags or lacks(setting, "reviews", "reviewed_at"))
    rows = counts.by_stratum
    whole = sum(row.flags for row in rows)
    auto = sum(row.only_automatic for row in rows)
    seen = sum(row.useful + row.not_useful + row.unknown for row in rows)
    no_mark = flags or lacks(setting, "reviews", "automatic")
    alone = share_or_why(
        "flags.closed-by-system",
        say("waits.alone"),
        UNIT,
        Split(yes=auto, no=whole - auto),
        no_mark,
    )
    untouched = share_or_why(
        "flags.never-reviewed",
        say("waits.untouched"),
        UNIT,
        Split(yes=whole - seen - auto, no=seen + auto),
        flags or lacks(setting, "reviews"),
    )
    plain = flags or lacks(setting, "reviews")
    if plain is None:
        plain = say("waits.plain", whole=whole, left=whole - seen - auto, auto=auto)
    return Finding(
        id="flags.waits",
        rank=27,
        title=say("waits.title"),
        claim=say("waits.claim"),
        verdict=_verdict(untouched, alone),
        plain=plain,
        estimates=(median, alone, untouched),
        pictured=shares_given((alone, untouched)),
        caveats=(say("waits.caveat"),),
        asks=asks(flags or lacks(setting, "reviews", "reviewed_at", "automatic"), "reviews"),
        queries=("waits", "by_stratum"),
    )


def _verdict(*estimates: Estimate) -> Verdict:
    """Hold the claim that a person looked at each flag."""
    highs = [one.interval.high for one in estimates if one.interval is not None]
    if any(highs):
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if len(highs) == len(estimates) else Verdict.NOT_ASSESSABLE


def _median(counts: Counts, options: FlagsOptions, because: Sentence | None) -> Estimate:
    name, label = "hours-to-review.median", say("waits.median")
    lives = [Life(row.hours, bool(row.reviewed), row.flags) for row in counts.waits]
    if because is not None or not lives:
        return absent(name, label, UNIT, because or say("absent.none", unit=UNIT))
    found = median_life(kaplan_meier(lives, level=options.level))
    if found.value is None or found.low is None or found.high is None:
        return absent(name, label, UNIT, say("waits.not-reached"))
    reach = confident(found.low, found.value, found.high, options.level)
    return rate_of(name, label, UNIT, sum(life.n for life in lives), reach, METHOD)
