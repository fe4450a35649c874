"""Stops: was each act ordered, and are persons of every group stopped and searched alike?"""

from veedor.audits.stops.answer import answer
from veedor.audits.stops.counts import Counts
from veedor.audits.stops.needs import NEEDS
from veedor.audits.stops.options import StopsOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="stops",
    question=say("stops.question"),
    needs=NEEDS,
    counts=Counts,
    options=StopsOptions,
    binds=binds,
    answer=answer,
    derived=("matched", "acts", "compared"),
    columned=frozenset({"clock"}),
)
