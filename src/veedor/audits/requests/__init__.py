"""Requests: were requests, orders and comments answered in time, with reasons, explained?"""

from veedor.audits.requests.answer import answer
from veedor.audits.requests.counts import Counts
from veedor.audits.requests.needs import NEEDS
from veedor.audits.requests.options import RequestOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="requests",
    question=say("requests.question"),
    needs=NEEDS,
    counts=Counts,
    options=RequestOptions,
    binds=binds,
    answer=answer,
    streamed=frozenset({"by_date"}),
)
