"""Searches by face after the fact: with a case, and with leave before or soon after."""

from veedor.audits.recognition.findings.topics import Topic, first, one_share
from veedor.audits.recognition.view import View, split_levels
from veedor.core import Finding


def find(view: View) -> Finding:
    """Count look-ups without a case or an order, or whose order may have come too late."""
    because = first(
        (view.lacks("queries", "case_ref", "order_id"), view.lacks("orders", "valid_from"))
    )
    rows = [row for row in view.counts.look_levels if row.question == "no-case-or-late"]
    topic = Topic(
        id="looks",
        name="retrospective.no-case-or-late",
        rank=59,
        unit="queries",
        queries=("look_levels",),
    )
    return one_share(topic, split_levels([(row.level, row.looks) for row in rows]), because)
