"""Scores: risk scores, profiles and lists that others gave, against what then happened."""

from veedor.audits.scores.answer import answer
from veedor.audits.scores.counts import Counts
from veedor.audits.scores.needs import NEEDS
from veedor.audits.scores.options import ScoreOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="scores",
    question=say("scores.question"),
    needs=NEEDS,
    derived=("judged", "paired", "texted"),
    counts=Counts,
    options=ScoreOptions,
    binds=binds,
    answer=answer,
    columned=frozenset({"score_cells", "adjusted_cells"}),
)
