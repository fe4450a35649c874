"""Deployments: those of which something outlived its term."""

from collections import defaultdict

from veedor.audits.retention.findings.shown import Topic, lacking, no_term, one_share
from veedor.audits.retention.frame import State
from veedor.audits.retention.keeping import Keeping
from veedor.core import Finding
from veedor.stats.splits import Split

TOPIC = Topic(id="deployments", name="deployments.kept-past-term", rank=32, unit="deployments")


def find(keeping: Keeping) -> Finding:
    """Count deployments with a template, list or recording past its term."""
    seen = (one.state for one in keeping.deployed)
    because = lacking(keeping, "deleted_at", "deployment_id") or no_term(keeping, seen)
    states: dict[str, set[State]] = defaultdict(set)
    for one in keeping.deployed:
        states[one.deployment_id].add(one.state)
    yes = sum("past" in found for found in states.values())
    open_ = sum(_doubtful(found) for found in states.values())
    running = sum(
        "running" in found and "past" not in found and not _doubtful(found)
        for found in states.values()
    )
    split = Split(yes=yes, no=len(states) - yes - open_ - running, unknown=open_)
    return one_share(TOPIC, split, because)


def _doubtful(found: set[State]) -> bool:
    return "past" not in found and bool(found & {"unknown", "no term"})
