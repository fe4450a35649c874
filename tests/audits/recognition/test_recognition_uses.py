"""Uses: what had to be done before, during and after each."""

from typing import Any

import pytest

from tests.audits.recognition.by_hand import (
    DAY,
    NO,
    NONE,
    OPEN,
    START,
    USE,
    YES,
    Ask,
    Row,
    finding,
    reach,
)
from veedor.core import Verdict

LATE = DAY + "15:00:00"


LEAVE = {"authorisation": "granted", "authorised_at": DAY + "09:00:00", "urgent": False}


URGENT = {"authorisation": "granted", "authorised_at": "2024-05-03 08:00:00", "urgent": True}


SAFE = {"named_persons": True, "limited": True, "assessed_on": "2024-05-01"}


TOLD = {"market_notified_on": "2024-05-04", "data_notified_on": "2024-05-04"}


REFUSED = {"authorisation": "refused", "authorised_at": LATE, "urgent": True, "asked_at": LATE}


AIMS, LATES = "uses.outside-aims", "uses.authorised-late"


SAFES, NOTICES = "uses.no-prior-safeguards", "uses.not-notified"


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (AIMS, {"aim": "other"}, YES),
        (AIMS, {"aim": "victims"}, NO),
        (AIMS, {"aim": None}, OPEN),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": 4}, NO),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": 3}, YES),
        (AIMS, {"aim": "suspects", "offence_listed": False, "max_penalty_years": None}, YES),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": None}, OPEN),
        (LATES, LEAVE, NO),
        (LATES, LEAVE | {"authorised_at": START}, NO),
        (LATES, LEAVE | {"authorised_at": LATE}, YES),
        (LATES, LEAVE | {"authorisation": "none", "authorised_at": None}, YES),
        (LATES, LEAVE | {"authorised_at": None}, OPEN),
        (LATES, LEAVE | {"authorisation": "refused"}, YES),
        (LATES, URGENT | {"asked_at": "2024-05-03 10:00:00"}, NO),
        (LATES, URGENT | {"asked_at": "2024-05-03 10:00:01"}, YES),
        (LATES, URGENT | {"asked_at": None}, OPEN),
        (LATES, REFUSED, YES),
        (LATES, REFUSED | {"ended_at": LATE, "data_deleted_at": LATE}, NO),
        (LATES, REFUSED | {"ended_at": LATE}, YES),
        (LATES, REFUSED | {"ended_at": None, "data_deleted_at": LATE}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-01"}, NO),
        (SAFES, SAFE | {"registered_on": "2024-05-02"}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-03"}, YES),
        (SAFES, SAFE | {"registered_on": None}, YES),
        (SAFES, SAFE | {"registered_on": "2024-05-01", "limited": None}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-01", "limited": False}, YES),
        (NOTICES, TOLD | {"in_annual_report": True}, NO),
        (NOTICES, TOLD | {"in_annual_report": False}, YES),
        (NOTICES, TOLD | {"in_annual_report": None}, OPEN),
        (NOTICES, TOLD | {"in_annual_report": True, "data_notified_on": None}, YES),
        (NOTICES, TOLD, NONE),
        ("deployments.without-grounds", {"grounds": "  "}, YES),
        ("deployments.without-grounds", {"grounds": "x"}, NO),
        ("deployments.place-reasoned", {"place_ground": "x", "place_criterion": "C1"}, YES),
        ("deployments.place-reasoned", {"place_ground": "x", "place_criterion": "C"}, NO),
        ("deployments.place-reasoned", {"place_ground": "", "place_criterion": "C1"}, NO),
    ],
)
def test_each_use_is_held_against_what_had_to_be_done(
    ask: Ask, name: str, row: Row, wanted: tuple[float, float]
) -> None:
    said = ask({"deployments": [{**USE, **row}]}, place_criteria=("C1", "C2"))
    assert reach(said, name) == wanted


def test_without_written_criteria_it_cannot_be_told_whether_one_is_cited(ask: Ask) -> None:
    said = ask({"deployments": [{**USE, "place_ground": "x", "place_criterion": "C1"}]})
    assert reach(said, "deployments.place-reasoned") == OPEN
    assert finding(said, "place-reasoned").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([{"cameras": 4, "signed_from": START}], NO),
        ([{"cameras": 4, "signed_from": None}], YES),
        ([{"cameras": 4, "signed_from": DAY + "13:00:00"}], (0.5, 0.5)),
        ([{"cameras": 4, "signed_from": DAY + "20:00:00"}], YES),
        (
            [{"cameras": 1, "signed_from": None}, {"cameras": 3, "signed_from": START}],
            (0.25,) * 2,
        ),
        ([{"cameras": None, "signed_from": START}, {"cameras": 3, "signed_from": START}], NO),
        ([{"cameras": None, "signed_from": None}, {"cameras": 3, "signed_from": START}], OPEN),
        ([{"cameras": None, "signed_from": START}, {"cameras": 3, "signed_from": None}], OPEN),
        ([{"cameras": None, "signed_from": START}], NO),
    ],
)
def test_camera_hours_without_a_sign_weigh_cameras_and_time(
    ask: Ask, rows: list[dict[str, Any]], wanted: tuple[float, float]
) -> None:
    uses = [{**USE, "deployment_id": f"D{n}", **row} for n, row in enumerate(rows)]
    assert reach(ask({"deployments": uses}), "camera-hours.without-sign") == wanted


PURPOSES = [
    {"purpose": "A", "basis": "lawful"},
    {"purpose": "B", "basis": "not lawful"},
    {"purpose": "C", "basis": "undocumented"},
]


def test_uses_outside_the_policy_are_those_of_no_purpose_in_it(ask: Ask) -> None:
    """A in it; B and Z not; C and nothing cannot be told: 2 to 4 of 5, and a look-up more."""
    uses = [
        {**USE, "deployment_id": p or "-", "purpose": p} for p in ("A", "B", "C", "Z", None)
    ]
    looks = [{"query_id": "1", "made_at": START, "purpose": "A"}]
    said = ask({"deployments": uses, "queries": looks, "purposes": PURPOSES})
    assert reach(said, "uses.outside-policy") == pytest.approx((2 / 6, 4 / 6))
    alone = ask({"queries": looks, "purposes": PURPOSES})
    assert reach(alone, "uses.outside-policy") == NO
    assert reach(ask({"queries": looks}), "uses.outside-policy") == NONE
    bare = ask({"purposes": PURPOSES, "deployments": [USE]})
    assert reach(bare, "uses.outside-policy") == NONE


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({"case_ref": "c", "order_id": "O1"}, NO),
        ({"case_ref": "", "order_id": "O1"}, YES),
        ({"case_ref": "c", "order_id": ""}, YES),
        ({"case_ref": "c", "order_id": "O2"}, NO),
        ({"case_ref": "c", "order_id": "O3"}, OPEN),
        ({"case_ref": "c", "order_id": "O9"}, OPEN),
    ],
)
def test_a_search_after_the_fact_needs_a_case_and_an_order_in_time(
    ask: Ask, row: Row, wanted: tuple[float, float]
) -> None:
    orders = [
        {"order_id": "O1", "person": "p", "valid_from": "2024-04-01 00:00:00"},
        {"order_id": "O2", "person": "p", "valid_from": "2024-05-04 10:00:00"},
        {"order_id": "O3", "person": "p", "valid_from": "2024-05-04 10:00:01"},
    ]
    looks = [{"query_id": "1", "made_at": START, **row}]
    said = ask({"queries": looks, "orders": orders})
    assert reach(said, "retrospective.no-case-or-late") == wanted
