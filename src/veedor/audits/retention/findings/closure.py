"""Closure: things kept after the case or inquiry behind them was closed."""

from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.keeping import Keeping
from veedor.core import Finding
from veedor.stats.splits import Split
from veedor.stats.tallies import regrouped

TOPIC = Topic(id="closure", name="live-after-closure", rank=33)


def find(keeping: Keeping) -> Finding:
    """Count things alive past the closing of their case and its term, of those closed."""
    because = lacking(keeping, "deleted_at", "case_closed_on")
    n = regrouped(keeping.standing, lambda one: one.closed)
    return one_share(TOPIC, Split(yes=n["past"], no=n["kept"], unknown=n["unknown"]), because)
