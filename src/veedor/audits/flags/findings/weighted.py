"""The useful share where flags were drawn with unequal chances, each with its weight."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import confident, lacks
from veedor.audits.flags.options import FlagsOptions
from veedor.audits.flags.partial import why_no_estimate
from veedor.core import Estimate, Sentence, Setting, say
from veedor.stats.estimates import absent
from veedor.stats.weighted import Weighed, weighted_share

UNIT = "flags"
METHOD = "Hájek (1971), Wilson (1927) on the effective number of draws"


def estimate_of(
    counts: Counts, options: FlagsOptions, setting: Setting, refused: Sentence | None
) -> Estimate:
    """Give the share of useful flags, each drawn flag weighed by how many it stands for."""
    name, label = "precision.weighted", say("precision.weighted")
    because = refused or lacks(setting, "reviews", "weight") or _why(counts, options)
    if because is not None:
        return absent(name, label, UNIT, because)
    drawn = [Weighed(float(row.weight or 0), row.drawn, row.useful) for row in counts.weighted]
    found = weighted_share(drawn, level=options.level)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=sum(one.n for one in drawn),
        method=METHOD,
        interval=confident(found.low, found.value, found.high, options.level),
    )


def _why(counts: Counts, options: FlagsOptions) -> Sentence | None:
    """Say why the weights cannot be used, or give None; empty strata do no harm here."""
    because = why_no_estimate(counts.by_stratum, options)
    if because is not None and because.id != "absent.stratum-unseen":
        return because
    if sum(row.drawn for row in counts.weighted) < 2:
        return say("absent.none-drawn")
    wrong = sum(row.drawn for row in counts.weighted if row.weight is None or row.weight < 1)
    return say("absent.no-weight", n=wrong) if wrong else None
