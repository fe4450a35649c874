"""With nothing and with little; options."""

from typing import Any

import pytest

from tests.audits.flags.by_hand import READ, Ask, at, captures, flags, reach, review, why
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Verdict
from veedor.rules.packs import PACKS, read_pack


def test_what_rules_read_is_given_once_and_absent_without_a_record(ask: Ask) -> None:
    wanted = {
        rule.reads.estimate
        for pack in PACKS
        for rule in read_pack(pack).rules
        if rule.reads is not None and rule.reads.kind == "flags"
    }
    assert wanted == READ
    answer = ask({})
    for name in READ:
        assert reach(answer, name) is None
        assert why(answer, name) in {"absent.no-monitoring", "absent.no-fin-flags"}
    assert {f.verdict for f in answer.findings} == {Verdict.NOT_ASSESSABLE}
    assert answer.coverage == ()
    assert answer.annex == ()


def test_records_without_a_row_in_the_period_leave_nothing_to_divide_by(ask: Ask) -> None:
    tables = {
        **captures({}),
        "fin_flags": [{"query_id": "1", "made_at": at(1), "gateway": "uif"}],
        "flights": [{"flight_id": "1", "started_at": at(1), "authorised": True}],
        "flags": flags(2),
        "reviews": [review(0, "useful")],
        "known_events": [{"event_id": "1", "happened_on": at(1).date(), "flagged": True}],
    }
    answer = ask(tables, start=at(1000), end=at(2000), bounded=True)
    for name in (*READ, "flights.without-authorisation", "sensitivity", "precision.bounds"):
        assert why(answer, name) == "absent.none", name
    assert {c.record: (c.admitted, c.audited) for c in answer.coverage} == {
        **dict.fromkeys(("fin_flags", "flights", "known_events", "monitoring"), (1, 0)),
        "flags": (2, 0),
        "reviews": (1, 0),
    }


@pytest.mark.parametrize(
    "wrong", [{"unflagged_things": -1}, {"long_flight_minutes": -1}, {"top": (0,)}]
)
def test_choices_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|one person"):
        FlagsOptions(**wrong)
