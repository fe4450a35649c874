"""By body and kind: how many were late, of those whose term has run out."""

from collections import defaultdict

from veedor.audits.requests.findings.shown import UNIT, lacking
from veedor.audits.requests.findings.terms import run_out
from veedor.audits.requests.judged import State
from veedor.audits.requests.register import Register
from veedor.core import Finding, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.splits import shares_given, split_share

_MOST = 40


def find(register: Register) -> Finding:
    """Break lateness down by body and kind; the forty with most requests, by name."""
    because = lacking(register, "body", "answered_on")
    groups = {} if because is not None else _groups(register)
    largest = sorted(groups, key=lambda key: (-run_out(groups[key]).whole, key))[:_MOST]
    estimates = tuple(
        split_share(
            f"late.by-body.{place}",
            say("bodies.label" if body else "bodies.nameless", body=body, kind=kind),
            UNIT,
            run_out(groups[body, kind]),
        )
        for place, (body, kind) in enumerate(sorted(largest), start=1)
    )
    why = because or say("absent.none", unit=UNIT)
    return Finding(
        id="requests.bodies",
        rank=26,
        title=say("bodies.title"),
        claim=say("bodies.claim"),
        verdict=Verdict.SUPPORTED if estimates else Verdict.NOT_ASSESSABLE,
        plain=say("bodies.plain", bodies=len({body for body, _ in groups}), groups=len(groups))
        if estimates
        else why,
        estimates=estimates or (absent("late.by-body", say("bodies.absent-label"), UNIT, why),),
        pictured=shares_given(estimates),
        caveats=(say("bodies.caveat"),),
        queries=("by_date",),
    )


def _groups(register: Register) -> dict[tuple[str, str], dict[State, int]]:
    """Count requests to each body, of each kind, by how they stand."""
    groups: dict[tuple[str, str], dict[State, int]] = defaultdict(dict)
    for one, n in register.addressed.items():
        groups[one.body, one.kind][one.state] = n
    return groups
