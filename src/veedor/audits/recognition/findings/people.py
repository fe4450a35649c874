"""People in the loop: who looked before the act, how many, how long, and with what training."""

from collections.abc import Callable, Iterable

from veedor.audits.recognition.counts import AlertState
from veedor.audits.recognition.findings.topics import Topic, first, one_share
from veedor.audits.recognition.view import (
    NO,
    UNKNOWN,
    YES,
    View,
    acted_on,
    median_of,
    no_acts,
    split_levels,
)
from veedor.core import Estimate, Finding, say
from veedor.stats.splits import Split, share_or_why

_QUERIES = ("raised", "alert_states")
_SAID = {"match", "no match"}


def find(view: View) -> tuple[Finding, ...]:
    """Give review before the act, two reviewers, and training: one finding each."""
    return (_before(view), _two(view), _trained(view))


def _before(view: View) -> Finding:
    """Count acts on alerts that a trained person had decided on; and how people decided."""
    because = first((no_acts(view), view.lacks("alerts", "decision", "decided_at")))
    if because is None and not _knows_training(view):
        because = view.lacks("alerts", "trained")
    split = _split(acted_on(view), _reviewed)
    topic = Topic(
        id="reviewed",
        name="alerts.reviewed-before-act",
        rank=46,
        unit="alerts",
        queries=(*_QUERIES, "seconds"),
        all_should=True,
    )
    return one_share(topic, split, because, _beside(view))


def _two(view: View) -> Finding:
    because = first((no_acts(view), view.lacks("alerts", "second_account")))
    topic = Topic(
        id="two",
        name="acted.fewer-than-two-reviewers",
        rank=47,
        unit="alerts",
        queries=_QUERIES,
    )
    split = _split(acted_on(view), lambda row: _fewer(view, row))
    seconds = [row for row in view.counts.alert_states if row.second == YES]
    why = view.lacks("alerts", "second_decision")
    differ = _split(seconds, _differs)
    beside = share_or_why("reviewers.differ", say("two.differ"), "alerts", differ, why)
    return one_share(topic, split, because, (beside,))


def _trained(view: View) -> Finding:
    because = view.lacks("alerts", "trained")
    if _knows_training(view):
        because = None
    topic = Topic(
        id="untrained", name="alerts.untrained", rank=48, unit="alerts", queries=_QUERIES
    )
    split = _split(view.counts.alert_states, lambda row: {YES: NO, NO: YES}.get(row.trained, 1))
    return one_share(topic, split, because)


def _knows_training(view: View) -> bool:
    of_account = view.has("accounts", "trained_on") and view.has("alerts", "account")
    return view.has("alerts", "trained") or of_account


def _reviewed(row: AlertState) -> int:
    """Say whether a decision by a trained person came before the act."""
    if row.decision == "none" or NO in {row.in_order, row.trained}:
        return NO
    sure = row.decision in _SAID and row.in_order == YES and row.trained == YES
    return YES if sure else UNKNOWN


def _fewer(view: View, row: AlertState) -> int:
    """Say whether fewer than two persons confirmed; an empty second reviewer is none."""
    if row.second != YES or "no match" in {row.decision, row.second_decision}:
        return YES
    if "none" in {row.decision, row.second_decision}:
        return YES
    told = [view.has("alerts", "decision"), view.has("alerts", "second_decision")]
    return NO if all(told) and row.decision == row.second_decision == "match" else UNKNOWN


def _differs(row: AlertState) -> int:
    if not {row.decision, row.second_decision} <= _SAID:
        return UNKNOWN
    return NO if row.decision == row.second_decision else YES


def _beside(view: View) -> tuple[Estimate, ...]:
    """Give agreement, alerts overturned, acts without a decision, and time to decide."""
    rows, acted = view.counts.alert_states, acted_on(view)
    said = [row for row in rows if row.decision in _SAID]
    no_decision = view.lacks("alerts", "decision")
    undecided = first((no_acts(view), no_decision))
    wrong = [row for row in said if row.identity == "wrong"]
    no_identity = first((no_decision, view.lacks("alerts", "identity")))
    return (
        share_or_why(
            "decisions.agree",
            say("reviewed.agree"),
            "alerts",
            _split(said, lambda row: YES if row.decision == "match" else NO),
            no_decision,
        ),
        share_or_why(
            "decisions.overturned",
            say("reviewed.overturned"),
            "alerts",
            _split(said, lambda row: YES if row.decision == "no match" else NO),
            no_decision,
        ),
        share_or_why(
            "decisions.false-let-through",
            say("reviewed.let-through"),
            "alerts",
            _split(wrong, lambda row: YES if row.decision == "match" else NO),
            no_identity,
        ),
        share_or_why(
            "acted.undecided",
            say("reviewed.undecided"),
            "alerts",
            _split(acted, lambda row: {"none": YES, "": UNKNOWN}.get(row.decision, NO)),
            undecided,
        ),
        median_of(
            "decisions.median-seconds",
            say("reviewed.median"),
            "alerts",
            [(row.seconds, row.alerts) for row in view.counts.seconds],
            view.lacks("alerts", "decided_at", "decision"),
        ),
    )


def _split(rows: Iterable[AlertState], level: Callable[[AlertState], int]) -> Split:
    return split_levels([(level(row), row.alerts) for row in rows])
