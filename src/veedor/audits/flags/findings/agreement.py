"""Do those who review the same flag find the same, and do their findings move over time?"""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import asks, confident, lacks, rate_of
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.agreement import alpha, kappa, kappa_limits
from veedor.stats.clustered import difference_of_shares
from veedor.stats.estimates import absent
from veedor.stats.exact import counted
from veedor.stats.splits import Split, share_or_why, shares_given

UNIT = "flags"
KAPPA = "Cohen (1960), interval with one flag added to each cell (Agresti and Caffo 2000)"
ALPHA = "Krippendorff (2011)"
DRIFT = "ratio over days, Student's t (Cochran 1977)"
_TOLD = ("useful", "not useful")


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Give agreement, kappa, alpha, changed findings, and the drift of the useful share."""
    because = lacks(setting, "flags") or lacks(
        setting, "reviews", "verdict", "account", "reviewed_at"
    )
    twice = _table(counts)
    same = sum(n for (first, second), n in twice.items() if first == second)
    split = Split(yes=same, no=sum(twice.values()) - same)
    agreed = share_or_why("reviews.agreed", say("agreement.agreed"), UNIT, split, because)
    estimates = (
        agreed,
        _kappa(twice, options, because),
        _alpha(counts, because),
        *_overturned(twice, because),
        *_drift(counts, options, setting),
    )
    plain = because or say("agreement.none")
    if because is None and split.whole:
        plain = say("agreement.plain", n=split.yes, whole=split.whole)
    return Finding(
        id="flags.agreement",
        rank=26,
        title=say("agreement.title"),
        claim=say("agreement.claim"),
        verdict=Verdict.NOT_ASSESSABLE if agreed.interval is None else Verdict.SUPPORTED,
        plain=plain,
        estimates=estimates,
        pictured=shares_given((agreed,)),
        caveats=(say("agreement.caveat"), say("agreement.caveat-first")),
        asks=asks(because, "reviews"),
        queries=("looks", "pairs", "patterns", "review_days", "reviewers"),
    )


def _table(counts: Counts) -> dict[tuple[str, str], int]:
    """Give the flags that two accounts could both tell, by what each found."""
    return {
        (row.first, row.second): row.flags
        for row in counts.pairs
        if row.first in _TOLD and row.second in _TOLD
    }


def _kappa(
    twice: dict[tuple[str, str], int], options: FlagsOptions, because: Sentence | None
) -> Estimate:
    name, label = "reviews.kappa", say("agreement.kappa")
    if because is not None:
        return absent(name, label, UNIT, because)
    try:
        found = kappa(twice)
    except ValueError:
        return absent(name, label, UNIT, say("agreement.no-kappa"))
    low, high = kappa_limits(twice, level=options.level)
    reach = confident(low, found.value, high, options.level)
    return rate_of(name, label, UNIT, sum(twice.values()), reach, KAPPA)


def _alpha(counts: Counts, because: Sentence | None) -> Estimate:
    name, label = "reviews.alpha", say("agreement.alpha")
    if because is not None:
        return absent(name, label, UNIT, because)
    units = [({"y": r.useful, "n": r.not_useful}, r.flags) for r in counts.patterns]
    try:
        found = alpha(units)
    except ValueError:
        return absent(name, label, UNIT, say("agreement.no-kappa"))
    return rate_of(name, label, UNIT, sum(n for _, n in units), counted(found), ALPHA)


def _overturned(
    twice: dict[tuple[str, str], int], because: Sentence | None
) -> tuple[Estimate, ...]:
    """Give the share of first findings, of each sort, that the second one changed."""
    found = []
    for place, first in enumerate(_TOLD):
        changed = twice.get((first, _TOLD[1 - place]), 0)
        split = Split(yes=changed, no=twice.get((first, first), 0))
        name = f"reviews.overturned.{first.replace(' ', '-')}"
        label = say(f"agreement.overturned.{first.replace(' ', '-')}")
        found.append(share_or_why(name, label, UNIT, split, because))
    return tuple(found)


def _drift(counts: Counts, options: FlagsOptions, setting: Setting) -> tuple[Estimate, ...]:
    """Give the useful share of the later half of the days less the earlier, and the spread."""
    because = lacks(setting, "flags") or lacks(setting, "reviews", "verdict", "reviewed_at")
    name, label = "reviews.drift", say("agreement.drift")
    days = [(row.useful, row.decided) for row in counts.review_days]
    half = len(days) // 2
    if because is None and half < 4:
        because = say("agreement.few-days", days=len(days))
    if because is not None:
        return (absent(name, label, "days", because), *_spread(counts, options, setting))
    found = difference_of_shares(days[:half], days[half:], options.level)
    reach = confident(found.low, found.value, found.high, options.level)
    drift = rate_of(name, label, "days", len(days), reach, DRIFT)
    return (drift, *_spread(counts, options, setting))


def _spread(counts: Counts, options: FlagsOptions, setting: Setting) -> tuple[Estimate, ...]:
    """Give the least and the most useful share among accounts with enough reviews."""
    because = lacks(setting, "flags") or lacks(setting, "reviews", "verdict", "account")
    rows = [row for row in counts.reviewers if row.decided >= options.minimum_support]
    accounts = sum(row.accounts for row in rows)
    if because is None and accounts < 3:
        because = say("agreement.few-accounts", least=options.minimum_support)
    names = ("least", "most")
    if because is not None:
        return tuple(
            absent(f"reviewers.{one}", say(f"agreement.{one}"), "accounts", because)
            for one in names
        )
    shares = sorted(row.useful / row.decided for row in rows)
    return tuple(
        rate_of(
            f"reviewers.{one}",
            say(f"agreement.{one}"),
            "accounts",
            accounts,
            counted(shares[at]),
            "count",
        )
        for one, at in zip(names, (0, -1), strict=True)
    )
