"""Feedback: does the system learn from its own patrols?"""

from veedor.audits.feedback.answer import answer
from veedor.audits.feedback.counts import Counts
from veedor.audits.feedback.needs import NEEDS
from veedor.audits.feedback.options import FeedbackOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="feedback",
    question=say("feedback.question"),
    needs=NEEDS,
    derived=("located", "ranked", "numbered"),
    counts=Counts,
    options=FeedbackOptions,
    binds=binds,
    answer=answer,
    columned=frozenset({"days", "flags"}),
)
