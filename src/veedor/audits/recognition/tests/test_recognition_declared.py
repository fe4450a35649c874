"""Rates that were declared, and what they lead to expect."""

from decimal import Decimal

import pytest

from veedor.audits.recognition.counts import Figure
from veedor.audits.recognition.tests.by_hand import ROWS, find, named, reach, row


def test_a_stated_rate_grows_with_the_list() -> None:
    """NPL 2023: one in 6,000 with 10,000 images; 166.65 false in 999,900 faces."""
    said = find(next_faces=999_900, one_in=6000, stated_list_size=10_000)
    assert reach(said, "false-alerts.expected-as-stated") == pytest.approx((166.65, 166.65))
    said = find(next_faces=1_000_000, one_in=6000, stated_list_size=10_000, list_size=1000)
    assert reach(said, "false-alerts.expected-as-stated")[0] == pytest.approx(16.668, abs=1e-3)
    assert named(find(), "false-alerts.expected-as-stated").interval is None


def test_alerts_of_unknown_end_widen_what_is_expected() -> None:
    sure = find(row(1, 1000, 3, 0, 2, 0))
    open_ = find(row(1, 1000, 3, 0, 2, 0, alerts=9))
    assert reach(open_, "false-alerts.expected")[1] > reach(sure, "false-alerts.expected")[1]
    assert named(open_, "false-alerts.expected").interval.kind == "bounds"  # type: ignore[union-attr]


def figure(
    value: str, measured: str = "false_alert_rate", per: str = "faces", unit: str = "percent"
) -> Figure:
    return Figure("f", measured, per, unit, Decimal(value), None)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (figure("0.01"), (0, 0)),
        (figure("0.0003"), (1, 1)),
        (figure("1"), (1, 1)),
        (figure("10000", unit="one in"), (0, 0)),
        (figure("100", unit="one in"), (1, 1)),
        (figure("0", unit="one in"), (0, 1)),
        (figure("0.0001", unit="share"), (0, 0)),
        (figure("9", per="alerts"), (0, 0)),
        (figure("50", per="alerts"), (1, 1)),
        (figure("90", "true_alert_rate", "alerts"), (0, 0)),
        (figure("95", "true_alert_rate", "alerts"), (1, 1)),
        (figure("98", "accuracy", ""), (0, 1)),
        (figure("0.01", per=""), (0, 1)),
        (figure("3", unit="per day"), (0, 1)),
    ],
)
def test_a_declared_rate_is_held_against_the_interval(
    one: Figure, wanted: tuple[float, float]
) -> None:
    assert reach(find(*ROWS, declared=(one,)), "declared.outside-interval") == wanted


def test_other_figures_and_empty_ones_are_no_rates() -> None:
    others = (
        figure("5", "faces_seen", ""),
        Figure("f", "false_alert_rate", "faces", "", None, 1),
    )
    assert named(find(*ROWS, declared=others), "declared.outside-interval").interval is None


def test_rounded_and_cut_off_figures_stand_for_what_they_may_be() -> None:
    """0.089 % printed as 0.08 or 0.09; with two decimals it lies inside either way."""
    rows = [row(1, 1_000_000, 0, 0, 890, 0)]
    for printed, outside in (("0.08", 0), ("0.09", 0), ("0.07", 1), ("0.11", 1)):
        said = find(
            *rows,
            declared=(
                Figure("f", "false_alert_rate", "faces", "percent", Decimal(printed), 2),
            ),
        )
        assert reach(said, "declared.outside-interval") == (outside, outside), printed
