"""By body and kind: how many were late, of those whose term has run out."""

from collections import defaultdict

from veedor.audits.requests.findings.shown import UNIT, lacking
from veedor.audits.requests.findings.terms import late
from veedor.audits.requests.judged import Judged, Register
from veedor.core import Finding, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.splits import shares_given, split_share

_MOST = 40


def find(register: Register) -> Finding:
    """Break lateness down by body and kind; the forty with most requests, by name."""
    because = lacking(register, "body", "answered_on")
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    if because is None:
        for one in register.judged:
            if one.state in {"late", "in time", "unknown"}:
                groups[one.row.body, one.row.kind].append(one)
    largest = sorted(groups, key=lambda key: (-late(groups[key]).whole, key))[:_MOST]
    estimates = tuple(
        split_share(
            f"late.by-body.{place}",
            say("bodies.label" if body else "bodies.nameless", body=body, kind=kind),
            UNIT,
            late(groups[body, kind]),
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
