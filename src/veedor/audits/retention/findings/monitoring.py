"""Monitoring: captures of networks kept after the activity ended, with no case opened."""

from veedor.audits.retention.counts import Counts
from veedor.audits.retention.findings.closure import dues_after, stands
from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.held import Keeping
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Finding
from veedor.stats.splits import Split

TOPIC = Topic(id="monitoring", name="monitoring.live-without-case", rank=34)


def find(keeping: Keeping, counts: Counts, options: RetentionOptions) -> Finding:
    """Count captures without a case alive past the end of their activity."""
    because = lacking(keeping, "deleted_at", "has_case", "ended_on")
    yes = no = unknown = no_or_out = 0
    for one in keeping.of("capture"):
        row = one.row
        if row.has_case or row.ended_on is None:
            continue
        dues = dues_after(row.ended_on, "ended", row, keeping, counts, options)
        state = stands(row, dues, keeping, options)
        perhaps = row.has_case is None
        yes += one.n if state == "past" and not perhaps else 0
        no += one.n if state == "kept" and not perhaps else 0
        unknown += one.n if state == "unknown" or (state == "past" and perhaps) else 0
        no_or_out += one.n if state == "kept" and perhaps else 0
    split = Split(yes=yes, no=no, unknown=unknown, no_or_out=no_or_out)
    return one_share(TOPIC, split, because)
