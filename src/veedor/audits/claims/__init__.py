"""Claims: do the published totals agree with each other and with the records?"""

from veedor.audits.claims.answer import answer
from veedor.audits.claims.counts import Counts
from veedor.audits.claims.needs import NEEDS
from veedor.audits.claims.options import ClaimsOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="claims",
    question=say("claims.question"),
    needs=NEEDS,
    derived=("cells", "said", "held", "copy_pairs"),
    counts=Counts,
    options=ClaimsOptions,
    binds=binds,
    answer=answer,
)
