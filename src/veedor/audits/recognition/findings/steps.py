"""The human steps of the funnel: each as a share of the step before it."""

from veedor.audits.recognition.view import YES, View, acted_on, no_acts, split_levels
from veedor.core import Estimate, say
from veedor.stats.splits import share_or_why


def of(view: View) -> tuple[Estimate, ...]:
    """Give each human step as a share of the step before it."""
    rows, acted = view.counts.alert_states, acted_on(view)
    level = {"match": 2, "no match": 2, "none": 0, "": 1}
    person = {"correct": 2, "wrong": 0}
    stopped = [row for row in acted if row.stopped]
    right = [row for row in stopped if row.person_level == YES]
    steps = (
        ("reviewed", [(level[r.decision], r.alerts) for r in rows], ("alerts", "decision")),
        ("acted", [(2 * r.acted, r.alerts) for r in rows], ("alerts",)),
        (
            "person",
            [(person.get(r.identity, 1), r.alerts) for r in acted],
            ("alerts", "identity"),
        ),
        ("basis", [(r.basis, r.alerts) for r in right], ("stops", "basis_for_arrest")),
        ("arrest", [(r.arrests, r.alerts) for r in stopped], ("stops", "result")),
    )
    return tuple(
        share_or_why(
            f"funnel.{name}",
            say(f"funnel.{name}"),
            "alerts",
            split_levels(levels),
            view.lacks(*columns) or (None if name == "reviewed" else no_acts(view)),
        )
        for name, levels, columns in steps
    )
