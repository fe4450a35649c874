"""Monitoring: captures of networks kept after the activity ended, with no case opened."""

from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.keeping import Keeping
from veedor.core import Finding
from veedor.stats.splits import Split
from veedor.stats.tallies import regrouped

TOPIC = Topic(id="monitoring", name="monitoring.live-without-case", rank=34)


def find(keeping: Keeping) -> Finding:
    """Count captures without a case alive past the end of their activity."""
    because = lacking(keeping, "deleted_at", "has_case", "ended_on")
    n = regrouped(keeping.standing, lambda one: one.ended)
    split = Split(
        yes=n["past"], no=n["kept"], unknown=n["unknown"], no_or_out=n["kept or spared"]
    )
    return one_share(TOPIC, split, because)
