"""What the log holds: the four items of each use, and each alert from capture to outcome."""

from veedor.audits.recognition.findings.topics import Topic, first, one_share
from veedor.audits.recognition.findings.uses import of_question
from veedor.audits.recognition.view import NO, YES, View, split_levels
from veedor.core import Finding
from veedor.stats.splits import Split

_FOLLOWED = (
    *("input_ref", "score", "threshold", "account", "decided_at", "decision", "identity"),
)


def items(view: View) -> Finding:
    """Count rows of the log that lack one of the four items.

    A use must give its start, end and list; an alert its input and who verified it, unless it
    says that nobody did.
    """
    because = first(
        (
            view.lacks("deployments", "started_at", "ended_at", "list_ref"),
            view.lacks("alerts", "input_ref", "account"),
        )
    )
    uses = of_question(view, "unlogged")
    rows = view.counts.alert_states
    bare = sum(
        row.alerts
        for row in rows
        if not row.with_input or not (row.reviewer or row.decision == "none")
    )
    whole = sum(row.alerts for row in rows)
    topic = Topic(
        id="log",
        name="log.incomplete",
        rank=57,
        unit="rows",
        queries=("use_levels", "alert_states"),
    )
    return one_share(topic, Split(yes=uses.yes + bare, no=uses.no + whole - bare), because)


def followed(view: View) -> Finding:
    """Count alerts that can be followed from the capture to the outcome."""
    because = view.lacks("alerts", *_FOLLOWED)
    if because is None and not view.has("alerts", "person"):
        because = view.lacks("alerts", "entry_id")
    if because is None and not view.has("alerts", "deployment_id"):
        because = view.lacks("alerts", "camera")
    if because is None:
        because = view.lacks("stops", "alert_id", "ended_at", "result")
    rows = view.counts.alert_states
    topic = Topic(
        id="followed",
        name="alerts.fully-reconstructable",
        rank=58,
        unit="alerts",
        queries=("raised", "alert_states"),
        all_should=True,
    )
    levels = [(YES if row.followed else NO, row.alerts) for row in rows]
    return one_share(topic, split_levels(levels), because)
