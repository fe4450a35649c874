"""Access: were the people who were looked up on the list, and who looked them up, why, when?"""

from veedor.audits.access.answer import answer
from veedor.audits.access.counts import Counts
from veedor.audits.access.needs import NEEDS
from veedor.audits.access.options import AccessOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="access",
    question=say("access.question"),
    needs=NEEDS,
    derived=("listed_lookups", "lookups", "account_days"),
    counts=Counts,
    options=AccessOptions,
    binds=binds,
    answer=answer,
)
