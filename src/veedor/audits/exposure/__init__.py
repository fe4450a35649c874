"""Exposure: whom forecasts, cameras, flights and deployments fell on, area by area."""

from veedor.audits.exposure.answer import answer
from veedor.audits.exposure.counts import Counts
from veedor.audits.exposure.needs import NEEDS
from veedor.audits.exposure.options import ExposureOptions, binds, placed
from veedor.core import Audit, say

AUDIT = Audit(
    kind="exposure",
    question=say("exposure.question"),
    needs=NEEDS,
    derived=("things", "listed", "placed"),
    counts=Counts,
    options=ExposureOptions,
    binds=binds,
    answer=answer,
    placed=placed,
)
