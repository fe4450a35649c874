"""People in the loop: review, decision, training."""

import pytest

from tests.audits.recognition.by_hand import (
    DAY,
    DECIDED,
    NO,
    NONE,
    OPEN,
    STOP,
    YES,
    Ask,
    Row,
    estimate,
    reach,
)

BEFORE, TWO = "alerts.reviewed-before-act", "acted.fewer-than-two-reviewers"


SECOND = {"second_account": "y", "second_decision": "match"}


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (BEFORE, {}, YES),
        (BEFORE, {"decided_at": DAY + "11:03:00"}, OPEN),
        (BEFORE, {"decided_at": DAY + "11:04:00"}, NO),
        (BEFORE, {"decided_at": None}, OPEN),
        (BEFORE, {"trained": False}, NO),
        (BEFORE, {"trained": None}, OPEN),
        (BEFORE, {"decision": "none"}, NO),
        (BEFORE, {"decision": None}, OPEN),
        (BEFORE, {"acted_at": None}, NONE),
        (TWO, SECOND, NO),
        (TWO, {}, NONE),
        (TWO, {"second_account": None}, YES),
        (TWO, SECOND | {"second_account": "x"}, YES),
        (TWO, SECOND | {"account": None}, YES),
        (TWO, SECOND | {"second_decision": "no match"}, YES),
        (TWO, SECOND | {"second_decision": "none"}, YES),
        (TWO, SECOND | {"second_decision": None}, OPEN),
        (TWO, SECOND | {"decision": None}, OPEN),
        ("acted.undecided", {"decision": "none"}, YES),
        ("acted.undecided", {"decision": None}, OPEN),
        ("acted.undecided", {}, NO),
        ("decisions.agree", {}, YES),
        ("decisions.overturned", {"decision": "no match"}, YES),
        ("decisions.false-let-through", {"identity": "wrong"}, YES),
        ("reviewers.differ", SECOND | {"second_decision": "no match"}, YES),
        ("alerts.untrained", {"trained": False}, YES),
        ("alerts.untrained", {"trained": None}, OPEN),
    ],
)
def test_people_in_the_loop(ask: Ask, name: str, row: Row, wanted: tuple[float, float]) -> None:
    assert reach(ask({"alerts": [{**DECIDED, **row}]}), name) == wanted


@pytest.mark.parametrize(
    ("trained_on", "wanted"),
    [("2024-05-01", NO), ("2024-05-02", OPEN), ("2024-05-03", YES), (None, OPEN)],
)
def test_training_is_read_from_the_register_of_accounts(
    ask: Ask, trained_on: str | None, wanted: tuple[float, float]
) -> None:
    row = {name: value for name, value in DECIDED.items() if name != "trained"}
    said = ask({"alerts": [row], "accounts": [{"account": "x", "trained_on": trained_on}]})
    assert reach(said, "alerts.untrained") == wanted


def test_an_act_that_names_the_alert_is_an_act_on_it(ask: Ask) -> None:
    row = {name: value for name, value in DECIDED.items() if name != "acted_at"}
    acted = ask({"alerts": [row], "stops": [STOP]})
    assert reach(acted, BEFORE) == YES
    assert reach(ask({"alerts": [row]}), BEFORE) == NONE


def test_a_second_to_decide_has_passed_whole(ask: Ask) -> None:
    """From nine tenths of a second to the first tenth of the next: a fifth, not one."""
    row = DECIDED | {"made_at": DAY + "11:00:00.9", "decided_at": DAY + "11:00:01.1"}
    assert reach(ask({"alerts": [row]}), "decisions.median-seconds") == (0.0, 0.0)


def test_seconds_to_decide_are_whole_and_their_median_is_of_the_decided(ask: Ask) -> None:
    rows = [
        DECIDED | {"alert_id": str(n), "decided_at": decided}
        for n, decided in enumerate(
            [DAY + "11:00:07", DAY + "11:01:00", "2024-05-03 11:00:00", DAY + "10:59:59", None]
        )
    ]
    found = estimate(ask({"alerts": rows}), "decisions.median-seconds")
    assert (found.support, reach(ask({"alerts": rows}), found.name)) == (3, (60.0, 60.0))
