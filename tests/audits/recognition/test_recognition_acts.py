"""Acts: ground, report, causes, how long, complaints."""

import pytest

from tests.audits.recognition.by_hand import (
    DAY,
    NO,
    NONE,
    OPEN,
    STOP,
    YES,
    Ask,
    Row,
    estimate,
    finding,
    reach,
)
from veedor.core import Verdict

GROUND = "acts.without-human-ground"


REPORT = "wrong-stops.not-reported"


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (GROUND, {"human_ground": True, "ground": ""}, NO),
        (GROUND, {"human_ground": False, "ground": "x"}, YES),
        (GROUND, {"human_ground": None, "ground": "the alert"}, OPEN),
        (GROUND, {"human_ground": None, "ground": ""}, YES),
        (GROUND, {"human_ground": None}, OPEN),
        (GROUND, {"ground": ""}, YES),
        (GROUND, {}, NONE),
        (GROUND, {"human_ground": False, "alert_id": None}, NONE),
        (GROUND, {"human_ground": False, "alert_id": None, "profile_id": "P"}, YES),
        (REPORT, {"identity": "wrong", "reported_on": None}, YES),
        (REPORT, {"identity": "wrong", "reported_on": "2024-05-09"}, NO),
        (REPORT, {"identity": "unknown", "reported_on": None}, OPEN),
        (REPORT, {"identity": "correct", "reported_on": None}, NONE),
        (REPORT, {"identity": "correct", "cause": "order lifted", "reported_on": None}, YES),
        (REPORT, {"identity": "wrong", "alert_id": None, "reported_on": None}, NONE),
        (REPORT, {"identity": "wrong"}, NONE),
        (
            REPORT,
            {
                "identity": "correct",
                "result": "arrest",
                "basis_for_arrest": False,
                "reported_on": None,
            },
            YES,
        ),
    ],
)
def test_acts_their_ground_and_their_report(
    ask: Ask, name: str, row: Row, wanted: tuple[float, float]
) -> None:
    assert reach(ask({"stops": [{**STOP, **row}]}), name) == wanted


def test_six_causes_are_told_apart_and_one_is_the_algorithms(ask: Ask) -> None:
    """Seven wrong acts: one of each cause, and one of none, which may be any."""
    causes = (
        *("wrong identifier", "missing filiation", "order lifted", "no basis for arrest"),
        *("false match", "local copy", None),
    )
    rows = [
        {**STOP, "stop_id": str(n), "identity": "wrong", "cause": cause}
        for n, cause in enumerate(causes)
    ]
    said = ask({"stops": [*rows, {**STOP, "stop_id": "9", "identity": "correct"}]})
    found = finding(said, "causes")
    assert found.verdict is Verdict.CONTRADICTED
    assert found.plain.facts == {"whole": 7, "match": 1, "unsaid": 1}
    for name in ("wrong-identifier", "false-match", "local-copy", "order-lifted"):
        assert reach(said, f"causes.{name}") == pytest.approx((1 / 7, 2 / 7))
    assert reach(said, "causes.none-on-record") == pytest.approx((1 / 7, 1 / 7))
    assert reach(said, "stops.wrong") == (7 / 8, 7 / 8)
    lone = ask({"stops": rows[4:5]})
    assert finding(lone, "causes").verdict is Verdict.SUPPORTED
    assert finding(ask({"stops": rows[4:7:2]}), "causes").verdict is Verdict.INCONCLUSIVE
    right = ask({"stops": [{**STOP, "identity": "correct", "cause": None}]})
    assert finding(right, "causes").plain.id == "causes.none"


def test_how_long_acts_took_is_a_median_of_those_that_ended(ask: Ask) -> None:
    """20, 40 and 1,450 minutes, the last of them wrong; one without an end, one ends before."""
    ends = (DAY + "11:25:00", DAY + "11:45:59", "2024-05-03 11:15:00", None, DAY + "11:00:00")
    rows = [
        {
            **STOP,
            "stop_id": str(n),
            "ended_at": end,
            "identity": "wrong" if n == 2 else "correct",
        }
        for n, end in enumerate(ends)
    ]
    said = ask({"stops": rows})
    assert estimate(said, "stops.median-minutes").support == 3
    assert reach(said, "stops.median-minutes") == (40.0, 40.0)
    assert reach(said, "stops.median-minutes-wrong") == (1450.0, 1450.0)


def test_a_minute_of_an_act_has_passed_whole(ask: Ask) -> None:
    row = {**STOP, "started_at": DAY + "11:05:50", "ended_at": DAY + "11:06:10"}
    assert reach(ask({"stops": [row]}), "stops.median-minutes") == (0.0, 0.0)


def test_complaints_that_name_a_wrong_act_are_counted(ask: Ask) -> None:
    stops = [{**STOP, "identity": "wrong", "reported_on": None}]
    heard = [
        {"complaint_id": "1", "received_on": "2024-05-05", "stop_id": "S1"},
        {"complaint_id": "2", "received_on": "2024-05-05", "answered_on": "2024-06-05"},
    ]
    said = ask({"stops": stops, "complaints": heard})
    assert estimate(said, "complaints.about-wrong").count == 1
    assert estimate(said, "complaints.unanswered").count == 1
