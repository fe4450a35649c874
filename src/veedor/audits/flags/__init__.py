"""Flags: were they right, who was reached, on what ground, and what became of them?"""

from veedor.audits.flags.answer import answer
from veedor.audits.flags.counts import Counts
from veedor.audits.flags.needs import NEEDS
from veedor.audits.flags.options import FlagsOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="flags",
    question=say("flags.question"),
    needs=NEEDS,
    derived=("human", "judged", "looks", "held"),
    counts=Counts,
    options=FlagsOptions,
    binds=binds,
    answer=answer,
)
