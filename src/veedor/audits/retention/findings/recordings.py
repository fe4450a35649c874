"""Recordings: destroyed within their term, save those kept for a case."""

from veedor.audits.retention.findings.shown import UNIT, Topic, lacking, no_term, one_share
from veedor.audits.retention.keeping import Keeping, by_state, split
from veedor.core import Finding, say
from veedor.stats.estimates import absent, count_of

TOPIC = Topic(id="recordings", name="recordings.past-term", rank=31)


def find(keeping: Keeping) -> Finding:
    """Count recordings past their term; two readings of one term give the two ends."""
    seen = by_state(keeping.of("recording"))
    because = lacking(keeping, "deleted_at") or no_term(keeping, seen)
    label = say("recordings.spared")
    beside = (
        absent("recordings.spared", label, UNIT, because)
        if because is not None
        else count_of("recordings.spared", label, UNIT, seen["spared"], seen.total())
    )
    return one_share(TOPIC, split(seen), because, (beside,))
