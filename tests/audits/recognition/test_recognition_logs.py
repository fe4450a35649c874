"""Alerts followed end to end, and what the log lacks."""

from datetime import UTC, datetime

import pytest

from tests.audits.recognition.by_hand import (
    DAY,
    DECIDED,
    NO,
    START,
    STOP,
    USE,
    Ask,
    Row,
    estimate,
    reach,
)

FULL = DECIDED | {
    "deployment_id": "D1",
    "entry_id": "E",
    "input_ref": "i",
    "score": 0.7,
    "threshold": 0.6,
    "identity": "correct",
}


DONE = {**STOP, "ended_at": DAY + "11:30:00", "result": "released"}


LOGGED = {**USE, "list_ref": "L"}


@pytest.mark.parametrize("gone", [None, "deployment_id", "entry_id", "input_ref", "score"])
def test_an_alert_is_followed_where_no_step_is_lacking(ask: Ask, gone: str | None) -> None:
    rows = [FULL, FULL | {"alert_id": "A2", "acted_at": None}]
    rows[0] = rows[0] | ({gone: None} if gone else {})
    said = ask({"alerts": rows, "stops": [DONE]})
    share = 1.0 if gone is None else 0.5
    assert reach(said, "alerts.fully-reconstructable") == (share, share)


@pytest.mark.parametrize("gone", ["ended_at", "result", "alert_id"])
def test_an_act_without_its_end_or_result_cannot_be_followed(ask: Ask, gone: str) -> None:
    stops = [DONE | {gone: None}]
    said = ask({"alerts": [FULL], "stops": stops})
    assert reach(said, "alerts.fully-reconstructable") == NO


@pytest.mark.parametrize(
    ("use", "alert", "wanted"),
    [
        ({}, {}, 0),
        ({"list_ref": ""}, {}, 1),
        ({"ended_at": None}, {}, 1),
        ({"started_at": None}, {"input_ref": " "}, 2),
        ({}, {"account": None}, 1),
        ({}, {"account": None, "decision": "none"}, 0),
    ],
)
def test_the_log_lacks_an_item_where_a_use_or_an_alert_does(
    ask: Ask, use: Row, alert: Row, wanted: int
) -> None:
    said = ask({"deployments": [{**LOGGED, **use}], "alerts": [{**FULL, **alert}]})
    assert estimate(said, "log.incomplete").count == wanted
    assert estimate(said, "log.incomplete").support == 2


def test_rows_outside_the_period_are_left_out_and_told(ask: Ask) -> None:
    start, end = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)
    days = ("2024-04-30 10:00:00", START, "2024-06-01 00:00:00")
    said = ask(
        {
            "deployments": [
                {"deployment_id": str(n), "started_at": day} for n, day in enumerate(days)
            ],
            "alerts": [{**FULL, "alert_id": str(n), "made_at": d} for n, d in enumerate(days)],
            "stops": [{**DONE, "stop_id": str(n), "started_at": d} for n, d in enumerate(days)],
            "queries": [{"query_id": str(n), "made_at": d} for n, d in enumerate(days)],
        },
        start=start.replace(tzinfo=None),
        end=end.replace(tzinfo=None),
    )
    for covered in said.coverage:
        assert (covered.admitted, covered.audited, len(covered.excluded)) == (3, 1, 2)
    assert len(said.coverage) == 4
