"""Changes: what happened to the results when a setting was changed, and was each one logged?"""

from veedor.audits.changes.answer import answer
from veedor.audits.changes.counts import Counts
from veedor.audits.changes.needs import NEEDS
from veedor.audits.changes.options import ChangesOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="changes",
    question=say("changes.question"),
    needs=NEEDS,
    counts=Counts,
    options=ChangesOptions,
    binds=binds,
    answer=answer,
)
