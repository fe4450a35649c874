"""What these tests make by hand, and how they ask for it."""

from decimal import Decimal
from typing import Any

from veedor.audits.trial.answer import answer
from veedor.audits.trial.counts import (
    Counts,
    Coverage,
    Knot,
    Scope,
    SearchCoverage,
    Threshold,
)
from veedor.audits.trial.options import TrialOptions
from veedor.core import Answer, Estimate, Finding, Interval, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.report import phrase
from veedor.run import words

COMPARISONS = frozenset({"genuine", "score", "threshold", "group_a", "group_b"})


SEARCHES = frozenset({"search_id", "enrolled", "score", "mated", "group_name"})


GIVEN = {"comparisons": COMPARISONS, "searches": SEARCHES}


AT = Threshold(thresholds=1, threshold=Decimal("0.500000"), origin="record")


KNOTS = (
    Knot(Decimal("0.2"), 200, 100),
    Knot(Decimal("0.5"), 12, 95),
    Knot(Decimal("0.9"), 1, 60),
)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("trial"))
    return said


def scope(
    events: int, trials: int, group: str = "", other: str = "", *, genuine: bool = False
) -> Scope:
    where = "cross" if other else "group" if group else "all"
    return Scope(
        genuine=genuine,
        scope=where,
        group_a=group,
        group_b=other,
        unnamed=trials,
        trials=trials,
        events=events,
    )


def counts(*scopes: Scope, **changed: Any) -> Counts:
    """A trial of 200 impostor and 100 genuine comparisons, with what is changed."""
    coverage: dict[str, Any] = {
        "admitted": 300,
        "no_truth": 0,
        "no_score": 0,
        "no_weight": 0,
        "contradicting": 0,
        "no_group": 0,
        "impostors": 200,
        "genuine": 100,
        "scores": 3,
        "doubled": Decimal(39_000),
    }
    coverage |= {name: changed.pop(name) for name in list(changed) if name in coverage}
    usual: dict[str, Any] = {
        "coverage": (Coverage(**coverage),),
        "threshold": (AT,),
        "knots": KNOTS,
        "scopes": scopes,
        "persons": (),
        "search_coverage": (SearchCoverage(admitted=0, no_truth=0),),
        "search_scopes": (),
        "search_persons": (),
        "places": (),
    }
    return Counts(**(usual | changed))


def setting(given: dict[str, frozenset[str]]) -> Setting:
    return Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)


def ask(
    seen: Counts,
    options: TrialOptions | None = None,
    given: dict[str, frozenset[str]] | None = None,
) -> Answer:
    where = setting(GIVEN if given is None else given)
    return worded(answer(seen, options or TrialOptions(), where))


def named(said: Answer, name: str) -> Estimate:
    (found,) = [e for f in said.findings for e in f.estimates if e.name == name]
    return found


def finding(said: Answer, id_: str) -> Finding:
    return next(one for one in said.findings if one.id == id_)


def reach(said: Answer, name: str) -> Interval:
    interval = named(said, name).interval
    assert interval is not None, name
    return interval


def why(said: Answer, name: str) -> str:
    because = named(said, name).absent_because
    assert because is not None, name
    return because.id
