"""What became of the flags: found useful, passed on, a case opened."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import asks, lacks
from veedor.core import Finding, Sentence, Setting, Verdict, say
from veedor.stats.splits import Split, share_or_why, shares_given

UNIT = "flags"


def find(counts: Counts, setting: Setting) -> Finding:
    """Give the share of flags referred, with a case, and referred though found not useful."""
    because = lacks(setting, "flags") or lacks(setting, "referrals")
    outcome = because or lacks(setting, "referrals", "outcome")
    whole = sum(row.flags for row in counts.funnel)
    passed = whole - _sum(counts, outcome="not referred")
    cases, no_case = _sum(counts, outcome="case"), _sum(counts, outcome="no case")
    estimates = (
        share_or_why(
            "flags.referred",
            say("referrals.referred"),
            UNIT,
            Split(yes=passed, no=whole - passed),
            because,
        ),
        share_or_why(
            "flags.with-case",
            say("referrals.case"),
            UNIT,
            Split(
                yes=cases,
                no=no_case + whole - passed,
                unknown=passed - cases - no_case,
            ),
            outcome,
        ),
        share_or_why(
            "referrals.not-found-useful",
            say("referrals.not-useful"),
            UNIT,
            _unfounded(counts, passed),
            because or lacks(setting, "reviews", "verdict"),
        ),
    )
    return Finding(
        id="flags.referrals",
        rank=28,
        title=say("referrals.title"),
        claim=say("referrals.claim"),
        verdict=Verdict.NOT_ASSESSABLE if because is not None else Verdict.SUPPORTED,
        plain=_plain(because, whole, passed, cases),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("referrals.caveat"),),
        asks=asks(outcome, "referrals"),
        queries=("funnel",),
    )


def _unfounded(counts: Counts, passed: int) -> Split:
    """Split what was referred: found not useful, found useful, and not reviewed or told."""
    rows = [row for row in counts.funnel if row.outcome != "not referred"]
    bare = sum(row.flags for row in rows if row.verdict == "not useful")
    found = sum(row.flags for row in rows if row.verdict == "useful")
    return Split(yes=bare, no=found, unknown=passed - bare - found)


def _sum(counts: Counts, *, outcome: str) -> int:
    return sum(row.flags for row in counts.funnel if row.outcome == outcome)


def _plain(because: Sentence | None, whole: int, passed: int, cases: int) -> Sentence:
    if because is not None or not whole:
        return because or say("absent.none", unit=UNIT)
    return say("referrals.plain", whole=whole, passed=passed, cases=cases)
