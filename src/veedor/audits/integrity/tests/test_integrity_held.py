"""What every finding of the integrity audit does alike."""

import pytest

from veedor.audits.integrity.findings.held import (
    Wanted,
    between,
    judge_none,
    no_record,
    none_wanted,
)
from veedor.audits.integrity.options import IntegrityOptions, binds
from veedor.core import Estimate, Setting, Verdict, say
from veedor.core.audit import OPEN_FROM, OPEN_TO

LABEL = say("trace.label")
ABSENT = no_record("x", LABEL, "queries", "queries")


def share(least: int, most: int) -> Estimate:
    return between("x", LABEL, "queries", (least, most), 10)


@pytest.mark.parametrize(
    ("estimates", "verdict"),
    [
        ([share(0, 0)], Verdict.SUPPORTED),
        ([share(1, 1)], Verdict.CONTRADICTED),
        ([share(1, 3)], Verdict.CONTRADICTED),
        ([share(0, 3)], Verdict.INCONCLUSIVE),
        ([ABSENT], Verdict.NOT_ASSESSABLE),
        ([share(0, 0), ABSENT], Verdict.INCONCLUSIVE),
        ([share(2, 2), ABSENT], Verdict.CONTRADICTED),
        ([share(0, 0), share(0, 0)], Verdict.SUPPORTED),
    ],
)
def test_a_claim_that_there_is_none(estimates: list[Estimate], verdict: Verdict) -> None:
    assert judge_none(estimates) is verdict


def test_equal_ends_are_a_count_and_others_are_bounds() -> None:
    assert share(2, 2).count == 2
    assert share(2, 2).method == "count"
    assert share(2, 3).count is None
    assert share(2, 3).method == "bounds"
    assert between("x", LABEL, "queries", (0, 0), 0).absent_because == say(
        "absent.none", unit="queries"
    )


def test_the_finding_asks_only_for_what_would_settle_it() -> None:
    wanted = Wanted(stem="trace", rank=21, record="queries", queries=("log",))
    assert none_wanted(wanted, share(0, 0)).asks == ()
    assert [ask.record for ask in none_wanted(wanted, share(0, 1)).asks] == ["queries"]
    absent = none_wanted(wanted, ABSENT)
    assert absent.plain == say("absent.record", record="queries")
    assert absent.pictured == ()


def test_fields_are_compared_only_where_both_registers_have_them() -> None:
    given = {
        "sent": frozenset({"kind", "person", "digest"}),
        "received": frozenset({"kind", "person"}),
    }
    setting = Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    bound = binds(IntegrityOptions(compare=("kind", "digest")), setting)
    compared = {name: value for name, value in bound.items() if name.startswith("compare_")}
    assert compared == {
        "compare_kind": 1,
        "compare_person": 0,
        "compare_account": 0,
        "compare_person_count": 0,
        "compare_digest": 0,
    }
