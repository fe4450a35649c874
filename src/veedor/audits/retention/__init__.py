"""Retention: was each thing that a system keeps deleted within its own term?"""

from veedor.audits.retention.answer import answer
from veedor.audits.retention.counts import Counts
from veedor.audits.retention.needs import NEEDS
from veedor.audits.retention.options import RetentionOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="retention",
    question=say("retention.question"),
    needs=NEEDS,
    counts=Counts,
    options=RetentionOptions,
    binds=binds,
    answer=answer,
    streamed=frozenset({"by_day"}),
)
