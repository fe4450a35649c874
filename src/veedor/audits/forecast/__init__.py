"""Forecast: were the places that a forecast named any better than plain counting names?"""

from veedor.audits.forecast.answer import answer
from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.needs import NEEDS
from veedor.audits.forecast.options import ForecastOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="forecast",
    question=say("forecast.question"),
    needs=NEEDS,
    derived=(
        *("subject", "reissued", "judged", "mapped", "spans", "said"),
        *("occurred", "met", "visited"),
    ),
    counts=Counts,
    parted={"predicted": "periods"},
    options=ForecastOptions,
    binds=binds,
    answer=answer,
)
