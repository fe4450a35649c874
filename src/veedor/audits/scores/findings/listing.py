"""How long people stay on a list, whether anybody looks again, and why they leave it."""

from veedor.audits.scores.shown import asks
from veedor.audits.scores.study import UNIT, Study
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.splits import Split, share_or_why, shares_given
from veedor.stats.survival import Life, kaplan_meier, median_life

_METHOD = "Kaplan and Meier (1958)"


def find(study: Study) -> Finding:
    """Give the median days on the list, and shares reviewed, removed, without a reason."""
    seen = study.counts.entries
    listed = [one for one in seen if one.selected is not False]
    total = sum(one.profiles for one in listed)
    reviewed = sum(one.profiles for one in listed if one.reviewed)
    removed = sum(one.profiles for one in listed if one.removed)
    bare = sum(one.profiles for one in listed if one.removed and not one.reasoned)
    estimates = (
        _median(study),
        _share(study, "never-reviewed", total - reviewed, total, "reviewed_on"),
        _share(study, "removed", removed, total, "removed_on"),
        _share(study, "removed-without-reason", bare, removed, "removed_on", "reason_removed"),
    )
    return Finding(
        id="scores.listing",
        rank=30,
        title=say("listing.title"),
        claim=say("listing.claim"),
        verdict=_judge(estimates[1]),
        plain=_plain(estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("listing.caveat"), say("listing.caveat-review")),
        asks=asks(study, "scored_on", "removed_on", "reviewed_on", "reason_removed"),
        queries=("listed", "entries"),
    )


def _share(study: Study, name: str, part: int, whole: int, *columns: str) -> Estimate:
    split = Split(yes=part, no=whole - part)
    label = say(f"listing.{name}")
    return share_or_why(f"listing.{name}", label, UNIT, split, study.lacking(*columns))


def _median(study: Study) -> Estimate:
    name, label = "listing.median-days", say("listing.median-days")
    because = study.lacking("scored_on", "removed_on")
    lives = [Life(row.days, row.removed == 1, row.profiles) for row in study.counts.listed]
    if because is not None or not lives:
        return absent(name, label, UNIT, because or say("absent.none", unit=UNIT))
    found = median_life(kaplan_meier(lives, level=study.options.level))
    if found.value is None or found.low is None or found.high is None:
        return absent(name, label, UNIT, say("listing.not-reached"))
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit=UNIT,
        support=sum(life.n for life in lives),
        method=_METHOD,
        interval=Interval(
            kind="confidence",
            value=float(found.value),
            low=float(found.low),
            high=float(found.high),
            level=study.options.level,
        ),
    )


def _judge(never: Estimate) -> Verdict:
    if never.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if never.interval.low > 0 else Verdict.SUPPORTED


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    never = estimates[1]
    if never.interval is None:
        return never.absent_because or say("absent.none", unit=UNIT)
    return say("listing.plain", never=never.count or 0, n=never.support)
