"""Did tiers change between two runs although no recorded fact did?"""

from veedor.audits.scores.counts import TierPair
from veedor.audits.scores.shown import asks
from veedor.audits.scores.study import Study
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_COLUMNS = ("person", "run", "tier", "factors")


def find(study: Study) -> Finding:
    """Give the share of persons in two runs on end whose tier, and only it, changed."""
    because = study.lacking(*_COLUMNS)
    if because is None and study.counts.totals[0].runs < 2:
        because = say("absent.one-run")
    split = _split(study.counts.tier_pairs)
    estimates = (
        share_or_why(
            "tiers.changed-without-fact", say("stability.label"), "pairs", split, because
        ),
        _changed(study, because),
    )
    return Finding(
        id="scores.stability",
        rank=31,
        title=say("stability.title"),
        claim=say("stability.claim"),
        verdict=none_does(estimates[:1]),
        plain=_plain(split, because),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("stability.caveat"), say("stability.caveat-runs")),
        asks=asks(study, *_COLUMNS),
        queries=("tier_pairs", "totals"),
    )


def _split(rows: tuple[TierPair, ...]) -> Split:
    """Split pairs: a changed tier with unchanged factors; either known to differ settles it."""
    yes = no = unknown = 0
    for row in rows:
        if row.same_tier == 0 and row.same_factors == 1:
            yes += row.pairs
        elif row.same_tier == 1 or row.same_factors == 0:
            no += row.pairs
        else:
            unknown += row.pairs
    return Split(yes=yes, no=no, unknown=unknown)


def _changed(study: Study, because: Sentence | None) -> Estimate:
    sizes = {0: 0, 1: 0, -1: 0}
    for row in study.counts.tier_pairs:
        sizes[row.same_tier] += row.pairs
    split = Split(yes=sizes[0], no=sizes[1], unknown=sizes[-1])
    return share_or_why("tiers.changed", say("stability.changed"), "pairs", split, because)


def _plain(split: Split, because: Sentence | None) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit="pairs")
    return say("stability.plain", n=split.yes, whole=split.whole, unknown=split.unknown)
