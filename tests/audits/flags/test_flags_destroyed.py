"""Captures without a case: kept or destroyed, and what the register of lives says of them."""

import pytest

from veedor.audits.flags.answer import answer
from veedor.audits.flags.counts import Counts, Destroyed
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Answer, Estimate, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.report import phrase
from veedor.run import words

LOG = {"monitoring": frozenset({"has_case", "destroyed_at"})}
BOTH = LOG | {"lives": frozenset({"item_id", "kind", "deleted_at"})}


def said(*rows: Destroyed, given: dict[str, frozenset[str]] | None = None) -> Answer:
    setting = Setting(
        given=BOTH if given is None else given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    found = answer(Counts(destroyed=rows), FlagsOptions(), setting)
    phrase(found, words("flags"))
    return found


def named(found: Answer, name: str) -> Estimate:
    (one,) = [e for f in found.findings for e in f.estimates if e.name == name]
    return one


def reach(found: Answer, name: str) -> tuple[float, float]:
    interval = named(found, name).interval
    assert interval is not None
    return interval.low, interval.high


def captured(
    *, case: bool | None, gone: int, life: str = "none", apart: int = 0, n: int = 1
) -> Destroyed:
    return Destroyed(
        has_case=case, usual_conduct=None, destroyed=gone, life=life, apart=apart, captures=n
    )


def test_what_opened_no_case_and_is_kept_is_counted_and_what_is_not_told_widens() -> None:
    found = said(
        captured(case=False, gone=0, n=3),
        captured(case=False, gone=1, n=4),
        captured(case=True, gone=0, n=2),
        captured(case=None, gone=0, n=1),
    )
    assert reach(found, "captures.kept-without-case") == (0.3, 0.4)
    (finding,) = [f for f in found.findings if f.id == "flags.destroyed"]
    assert finding.verdict is Verdict.CONTRADICTED


def test_what_is_marked_as_destroyed_may_be_alive_in_the_register_of_lives() -> None:
    found = said(
        captured(case=False, gone=1, life="alive"),
        captured(case=False, gone=1, life="deleted", apart=1),
        captured(case=False, gone=1, life="deleted"),
        captured(case=False, gone=1, life="none"),
    )
    assert reach(found, "captures.destroyed-and-alive") == (0.25, 0.5)
    assert reach(found, "captures.days-apart") == (0.5, 0.5)


@pytest.mark.parametrize(
    ("given", "name", "why"),
    [
        ({}, "captures.kept-without-case", "absent.no-monitoring"),
        (LOG, "captures.destroyed-and-alive", "absent.no-lives"),
        (BOTH, "captures.kept-without-case", "absent.none"),
    ],
)
def test_what_lacks_is_said(given: dict[str, frozenset[str]], name: str, why: str) -> None:
    because = named(said(given=given), name).absent_because
    assert because is not None
    assert because.id == why
