"""Trial: what did a trial of recognition leave of false matches and misses, group by group?"""

from veedor.audits.trial.answer import answer
from veedor.audits.trial.counts import Counts
from veedor.audits.trial.needs import NEEDS
from veedor.audits.trial.options import TrialOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="trial",
    question=say("trial.question"),
    needs=NEEDS,
    counts=Counts,
    options=TrialOptions,
    binds=binds,
    answer=answer,
    derived=(
        *("subjects", "ladder", "operating", "pairs", "cells", "sides"),
        *("outcomes", "searched"),
    ),
)
