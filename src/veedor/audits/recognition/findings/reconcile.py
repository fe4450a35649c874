"""Reconciliation, before any statistic: does each deployment's row add up?"""

from collections import Counter

from veedor.audits.recognition.view import View, ask_for
from veedor.core import Alternative, AnnexTable, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_SHOWN = 10
_COLUMNS = (
    *("row", "faces", "alerts", "true_confirmed", "true_unconfirmed", "false_confirmed"),
    *("false_unconfirmed", "unknown", "arrests", "sum"),
)


def find(view: View) -> Finding:
    """Count rows whose end states are more than their alerts, or leave some without an end."""
    because = view.lacks("deployments", "alerts")
    rows = [t for t in view.tallies if t.use_no and t.sum not in {"no total", "nothing"}]
    sums = Counter(t.sum for t in rows)
    whole = len(rows)
    exceeding = Split(yes=sums["exceeds"], no=whole - sums["exceeds"])
    open_ = Split(yes=sums["leaves some open"], no=whole - sums["leaves some open"])
    listed = _against_list(view)
    shares = (
        share_or_why("rows.exceed", say("sums.exceed"), "deployments", exceeding, because),
        share_or_why("rows.open", say("sums.open"), "deployments", open_, because),
        share_or_why(
            "rows.unlike-list",
            say("sums.unlike"),
            "deployments",
            listed,
            because or view.lacks("alerts", "deployment_id"),
        ),
    )
    return Finding(
        id="recognition.sums",
        rank=40,
        title=say("sums.title"),
        claim=say("sums.claim"),
        verdict=none_does(shares),
        plain=because or _plain(view, whole),
        estimates=shares,
        pictured=shares_given(shares),
        caveats=(say("sums.caveat"),),
        alternatives=_cases(view),
        asks=ask_for(because),
        queries=("uses", "totals"),
    )


def _against_list(view: View) -> Split:
    """Hold the alerts that each row prints against the alerts on hand."""
    rows = [row for row in view.counts.totals if row.use_no and row.alerts is not None]
    unlike = sum(row.alerts != row.listed for row in rows)
    return Split(yes=unlike, no=len(rows) - unlike)


def _plain(view: View, whole: int) -> Sentence:
    sums = Counter(t.sum for t in view.tallies if t.use_no)
    return say(
        "sums.plain",
        whole=whole,
        exceed=sums["exceeds"],
        open=sums["leaves some open"],
        unknown=sum(t.unknown for t in view.tallies),
    )


def _cases(view: View) -> tuple[Alternative, ...]:
    """Show the first rows that do not add up, part by part."""
    rows = {row.use_no: row for row in view.counts.totals}
    shown = [t for t in view.tallies if t.use_no and t.sum == "exceeds"][:_SHOWN]
    return tuple(
        Alternative(
            text=say(
                "sums.case",
                row=t.use_no,
                alerts=t.alerts,
                ct=rows[t.use_no].true_confirmed or 0,
                cf=rows[t.use_no].false_confirmed or 0,
                t0=rows[t.use_no].true_unconfirmed or 0,
                f0=rows[t.use_no].false_unconfirmed or 0,
            )
        )
        for t in shown
    )


def annex(view: View) -> tuple[AnnexTable, ...]:
    """Give every deployment's sum, by its place in the order of deployment numbers."""
    rows = tuple(
        (
            *(t.use_no, t.faces, t.alerts, t.true_confirmed, t.true_unconfirmed),
            *(t.false_confirmed, t.false_unconfirmed, t.unknown, t.arrests, t.sum),
        )
        for t in view.tallies
        if t.use_no
    )
    table = AnnexTable(name="recognition.sums", columns=_COLUMNS, rows=rows)
    return (table,) if rows else ()
