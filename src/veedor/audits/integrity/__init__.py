"""Integrity: was the log altered, is it complete, do both parties' copies agree?"""

from veedor.audits.integrity.answer import answer
from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.needs import NEEDS
from veedor.audits.integrity.options import IntegrityOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="integrity",
    question=say("integrity.question"),
    needs=NEEDS,
    derived=(
        "account_spans",
        "account_numbers",
        "ordered",
        "disorder",
        "list_differences",
        "refs",
    ),
    counts=Counts,
    options=IntegrityOptions,
    binds=binds,
    answer=answer,
)
