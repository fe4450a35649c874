"""Orders, detentions to establish identity, and listed persons."""

import pytest

from veedor.audits.stops.options import StopsOptions
from veedor.audits.stops.tests.by_hand import duty, ends, find, why, without
from veedor.core import Verdict

ORDER, VALID = "acts.without-order", "stops-without-valid-order"
IDENTITY, LISTED = "identity-detentions.not-complying", "listed.without-own-ground"


def test_acts_after_an_alert_without_an_order_are_counted_of_all_after_an_alert() -> None:
    found = find(
        duties=[
            duty(3, unordered=2),
            duty(5),
            duty(7, from_alert=0, unordered=2),
            duty(2, act="stop", unordered=0),
        ]
    )
    assert ends(found, ORDER) == (0.3, 0.3)
    assert ends(found, f"{ORDER}.1") == (0.375, 0.375)
    assert ends(found, f"{ORDER}.2") == (0.0, 0.0)
    assert found["stops.ordered"].verdict is Verdict.CONTRADICTED
    every = find(
        given=without("alert_id"), duties=[duty(1, from_alert=0, unordered=2), duty(1)]
    )
    assert ends(every, ORDER) == (0.5, 0.5)


def test_what_cannot_be_told_makes_bounds() -> None:
    found = find(duties=[duty(1, unordered=1), duty(1, unordered=2), duty(2)])
    assert ends(found, ORDER) == (0.25, 0.5)
    assert found["stops.ordered"].plain.id == "ordered.plain-unknown"


@pytest.mark.parametrize(
    ("columns", "record"),
    [(("valid_from",), "orders"), (("person", "order_id"), "stops")],
)
def test_no_order_is_held_against_an_act_that_cannot_be_matched(
    columns: tuple[str, ...], record: str
) -> None:
    found = find(given=without(*columns, record=record), duties=[duty(1)])
    assert why(found, ORDER) == why(found, VALID) == "absent.no-column"


def test_an_order_in_force_must_also_allow_the_act() -> None:
    rows = [
        duty(1, unordered=2, unallowed=2),
        duty(2, unallowed=2),
        duty(3),
        duty(4, act="stop", unallowed=2),
    ]
    found = find(StopsOptions(coercive_acts=("Arrest",)), duties=rows)
    assert ends(found, VALID) == (0.5, 0.5)
    assert ends(found, f"{VALID}.other-act") == (0.4, 0.4)
    assert ends(find(duties=rows), VALID) == (0.7, 0.7)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({}, (0.0, 0.0)),
        ({"late": 2}, (1.0, 1.0)),
        ({"late": 1}, (0.0, 1.0)),
        ({"told": 0}, (1.0, 1.0)),
        ({"human": 0}, (1.0, 1.0)),
        ({"human": 1, "worded": 1}, (0.0, 1.0)),
        ({"human": 1, "worded": 0}, (1.0, 1.0)),
        ({"human": 1, "worded": 1, "from_alert": 0}, (0.0, 0.0)),
        ({"human": 1, "worded": 1, "from_alert": 0, "from_profile": 1}, (0.0, 1.0)),
        ({"late": 1, "told": 0}, (1.0, 1.0)),
    ],
)
def test_a_detention_to_establish_identity_must_keep_all_three(
    row: dict[str, int], wanted: tuple[float, float]
) -> None:
    found = find(StopsOptions(identity_acts=("Arrest",)), duties=[duty(1, **row)])
    assert ends(found, IDENTITY) == wanted


def test_without_the_column_a_notice_or_an_end_cannot_be_told() -> None:
    chosen = StopsOptions(identity_acts=("arrest",))
    for column in ("judge_told_at", "ended_at"):
        found = find(chosen, without(column), duties=[duty(1, told=0 if "j" in column else 1)])
        assert ends(found, IDENTITY) == (0.0, 1.0)
    assert why(find(duties=[duty(1)]), IDENTITY) == "identity.none-named"


def test_grounds_of_acts_upon_listed_persons_and_those_that_may_be_listed() -> None:
    rows = [
        duty(2, listed=2, human=0),
        duty(3, listed=2, human=2),
        duty(1, listed=2, human=1, worded=1),
        duty(4, listed=0, human=0),
    ]
    assert ends(find(duties=rows), LISTED) == pytest.approx((2 / 6, 3 / 6))
    maybe = [duty(1, listed=2, human=0), duty(1, listed=1, human=2), duty(1, listed=1, human=0)]
    assert ends(find(duties=maybe), LISTED) == pytest.approx((1 / 3, 1.0))
    none = find(given=without("listed", "profile_id") | {"profiles": frozenset()}, duties=rows)
    assert why(none, LISTED) == "absent.no-column"
    blind = find(given=without("human_ground", "ground"), duties=rows)
    assert why(blind, LISTED) == "absent.no-column"
