"""With nothing, with little, outside the period; options; the contract with the rules."""

from typing import Any

import pytest

from tests.audits.integrity.by_hand import Ask, at, log, named, reach
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import Verdict
from veedor.rules.packs import PACKS, read_pack

NAMES = (
    *("trace.incomplete", "basis.missing", "queries.without-system"),
    *("queries.outside-account-dates", "off-windows.active-hours", "changes.without-source"),
    *("copies.different-rows", "reconciliation.unexplained", "disclosures.without-basis"),
    *("recipients.outside-policy", "exports.altered-or-unexplained"),
    *("criminal-records.other-units", "operations.missing-fields", "log-reviews.sampled"),
    *("cameras.not-published", "ids.missing", "ids.resets", "hours.silent", "clock.steps"),
    *("rows.backdated", "blocks.duplicated-rows", "accounts.shared"),
)


def test_without_any_record_every_estimate_is_there_once_and_absent(integrity: Ask) -> None:
    _, answer = integrity({})
    for name in NAMES:
        assert reach(named(answer, name)) is None
    assert {f.verdict for f in answer.findings} == {Verdict.NOT_ASSESSABLE}
    assert answer.coverage == ()


def test_records_without_any_row_leave_every_estimate_absent_or_none(integrity: Ask) -> None:
    moments = {"queries": "made_at", "disclosures": "given_at", "cameras": "camera_id"}
    given = {record: frozenset({column}) for record, column in moments.items()}
    _, answer = integrity({}, given=given)
    for name in NAMES:
        held = reach(named(answer, name))
        assert held is None or name == "operations.missing-fields", name


def test_rows_outside_the_period_are_accounted_for(integrity: Ask) -> None:
    rows = log(-5, 0, 5, 10, account="a")
    _, answer = integrity({"queries": rows}, start=at(0), end=at(10), bounded=True)
    held = answer.coverage[0]
    assert (held.admitted, held.audited) == (4, 2)
    assert [part.rows for part in held.excluded] == [1, 1]


@pytest.mark.parametrize(
    "wrong", [{"false_alarm": 0}, {"false_alarm": 1}, {"block_rows": 1}, {"series_rows": 0}]
)
def test_choices_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        IntegrityOptions(**wrong)


def test_each_number_says_why_it_is_not_there(integrity: Ask) -> None:
    accounts = [{"account": "a", "active_from": at(0)}]
    _, answer = integrity({"queries": log(0), "accounts": accounts})
    dates = named(answer, "queries.outside-account-dates").absent_because
    assert dates is not None
    assert dates.facts == {"column": "account"}
    rows = [
        {"query_id": "x", "made_at": at(0), "account": "a", "terminal": None, "person": "p"}
    ]
    _, answer = integrity({"queries": rows})
    for name, why in (
        ("accounts.shared", "absent.none"),
        ("blocks.duplicated-rows", "ids.no-numbers"),
        ("ids.missing", "ids.no-numbers"),
    ):
        because = named(answer, name).absent_because
        assert because is not None
        assert because.id == why


def test_reviews_of_a_period_without_look_ups_have_no_share(integrity: Ask) -> None:
    tables = {"queries": log(0), "log_reviews": [{"reviewed_at": at(0), "rows_sampled": 1}]}
    _, answer = integrity(tables, start=at(5), end=at(9), bounded=True)
    assert reach(named(answer, "log-reviews.sampled")) is None


def test_every_rule_that_reads_this_kind_finds_its_estimate_once(integrity: Ask) -> None:
    rules = [rule for pack in PACKS for rule in read_pack(pack).rules if rule.reads]
    read = {r.reads.estimate for r in rules if r.reads and r.reads.kind == "integrity"}
    assert len(read) == 15
    _, answer = integrity({})
    names = [e.name for f in answer.findings for e in f.estimates]
    assert {name for name in read if names.count(name) == 1} == read
    assert len(names) == len(set(names))
