"""From counts to findings: each finding in a module of its own."""

from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.findings import (
    duplicates,
    errors,
    grounds,
    identity,
    images,
    kinds,
    minors,
    orders,
    turnover,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Answer, Coverage, Excluded, Setting, say

_FINDINGS = (orders, errors, minors, identity, duplicates, grounds, images, kinds, turnover)


def answer(counts: Counts, options: WatchlistOptions, setting: Setting) -> Answer:
    """Say all that the watchlist audit can say, in the order in which a reader needs it."""
    return Answer(
        findings=tuple(one.find(counts, options, setting) for one in _FINDINGS),
        coverage=(_coverage(counts),),
        annex=identity.forms(counts),
    )


def _coverage(counts: Counts) -> Coverage:
    seen = counts.coverage[0]
    parts = (("coverage.before", seen.before), ("coverage.after", seen.after))
    return Coverage(
        record="watchlist",
        admitted=seen.admitted,
        audited=seen.admitted - seen.before - seen.after,
        excluded=tuple(Excluded(reason=say(why), rows=n) for why, n in parts if n),
    )
