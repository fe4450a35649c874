"""Watchlist: how good is the list that is searched for, version by version?"""

from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import Counts
from veedor.audits.watchlist.needs import NEEDS
from veedor.audits.watchlist.options import WatchlistOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="watchlist",
    question=say("watchlist.question"),
    needs=NEEDS,
    derived=(
        "places",
        "doubled",
        "unnumbered",
        "broken",
        "horizon",
        "entries",
        "order_spans",
        "judged",
    ),
    counts=Counts,
    options=WatchlistOptions,
    binds=binds,
    answer=answer,
)
