"""Review: entries on a list past the day of their review, with neither review nor removal."""

from veedor.audits.retention.findings.shown import Topic, lacking, one_share
from veedor.audits.retention.keeping import Keeping
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Finding, Sentence
from veedor.stats.splits import Split
from veedor.stats.tallies import regrouped

TOPIC = Topic(id="review", name="listed.past-review", rank=35)


def find(keeping: Keeping, options: RetentionOptions) -> Finding:
    """Count entries whose review fell due while they stood there, and was not made by then."""
    n = regrouped(keeping.standing, lambda one: one.reviewed)
    split = Split(yes=n["past"], no=n["kept"], unknown=n["unknown"])
    return one_share(TOPIC, split, _because(keeping, options))


def _because(keeping: Keeping, options: RetentionOptions) -> Sentence | None:
    due = () if options.review_days is not None else ("review_due_on",)
    return lacking(keeping, "deleted_at", "reviewed_on", *due)
