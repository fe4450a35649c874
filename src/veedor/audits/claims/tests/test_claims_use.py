"""Use against what was declared, and rates with both denominators."""

from datetime import date

import msgspec
import pytest

from veedor.audits.claims.counts import (
    Published,
)
from veedor.audits.claims.tests.by_hand import (
    ALL,
    declared,
    figure,
    find,
    named,
    rate,
    reach,
    row,
    setting,
    with_,
)
from veedor.core import Verdict

USED = (
    row(1, 20240304, system="RF"),
    row(2, 20240304, system="RF"),
    row(3, 20240310, system="RF"),
    row(4, 20240311, system="RF"),
    row(5, 20240401, system="RF"),
    row(6, 20230401, system="RF"),
    row(7, 20240305, system="LPR"),
)


@pytest.mark.parametrize(
    ("claim", "ratio"),
    [
        (declared("1", "per day", system="RF"), 2),
        (declared("3", "per week", system="RF"), 1),
        (declared("2", "per month", system="RF"), 2),
        (declared("2", "per month"), 2.5),
        (declared("10", "per year", system="RF"), 0.5),
        (declared("4", "count", system="RF"), 1.5),
        (declared("4", "count", system="RF", starts_on=date(2024, 1, 1)), 1.25),
        (declared("4", "count", system="RF", ends_on=date(2023, 12, 31)), 0.25),
        (declared("4", "count", system="gone"), 0),
    ],
)
def test_use_is_the_busiest_time_over_what_was_declared(claim: Published, ratio: float) -> None:
    found = find("use", with_(published=(claim,), days=USED))
    assert reach(found, "use.real-over-declared") == (ratio, ratio, ratio)
    assert found.verdict is (Verdict.CONTRADICTED if ratio > 1 else Verdict.SUPPORTED)


def test_rows_without_a_system_make_the_upper_end_where_others_have_one() -> None:
    claim = declared("5", "count", system="RF")
    days = (*USED, row(8, 20240402, system=""), row(9, 20220402, system=""))
    found = find("use", with_(published=(claim,), days=days))
    assert reach(found, "use.real-over-declared")[1:] == (1.2, 1.6)
    nameless = tuple(msgspec.structs.replace(one, system="") for one in USED)
    alone = find("use", with_(published=(claim,), days=nameless))
    assert reach(alone, "use.real-over-declared") == (1.4, 1.4, 1.4)


def test_rows_without_a_day_make_the_upper_end() -> None:
    days = (*USED, row(8, None, system="RF"), row(9, None, system="LPR"))
    found = find("use", with_(published=(declared("6", "count", system="RF"),), days=days))
    assert reach(found, "use.real-over-declared")[1] == 1
    assert reach(found, "use.real-over-declared")[2] == pytest.approx(7 / 6)
    assert found.verdict is Verdict.INCONCLUSIVE


def test_the_largest_of_several_ratios_is_given() -> None:
    claims = (declared("10", "count", system="RF"), declared("1", "per day", system="RF"))
    found = find("use", with_(published=claims, days=USED))
    assert reach(found, "use.real-over-declared")[0] == 2


def test_use_where_none_was_declared_has_no_ratio_and_contradicts() -> None:
    claims = (declared("0", "count", system="RF"), declared("100", "count"))
    found = find("use", with_(published=claims, days=USED))
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "use.real-over-declared").absent_because is not None


def test_no_use_where_none_was_declared_is_a_ratio_of_nothing() -> None:
    found = find("use", with_(published=(declared("0", "count", system="gone"),), days=USED))
    assert found.verdict is Verdict.SUPPORTED
    assert reach(found, "use.real-over-declared") == (0, 0, 0)


@pytest.mark.parametrize("claim", [Published("u"), figure("u", "3")])
def test_without_a_declared_use_there_is_no_ratio(claim: Published) -> None:
    found = find("use", with_(published=(claim,), days=USED))
    assert named(found, "use.real-over-declared").absent_because is not None


def shown_rate(name: str, **more: object) -> Published:
    return figure(name, "9.1", "percent", measured="false_alert_rate", **more)


def test_without_figures_the_split_by_group_is_unknown() -> None:
    where = setting({"deployments": ALL["deployments"]})
    found = find("denominators", with_(rates=(rate(1, 10, "0.1"), rate(1, None, "0.1"))), where)
    assert found.verdict is Verdict.CONTRADICTED
    assert reach(found, "rates.both-denominators") == (None, 0, 0.5)


def test_a_table_whose_document_has_the_split_shows_everything() -> None:
    split = shown_rate("g", document="Grid", group_name="women")
    found = find("denominators", with_(rates=(rate(1, 10, "0.1"),), published=(split,)))
    assert reach(found, "rates.both-denominators") == (1, 1, 1)
    elsewhere = shown_rate("g", document="Letter", group_name="women")
    other = find("denominators", with_(rates=(rate(1, 10, "0.1"),), published=(elsewhere,)))
    assert reach(other, "rates.both-denominators") == (0, 0, 0)


@pytest.mark.parametrize(
    ("beside", "full"),
    [
        ((), 0),
        ((shown_rate("b", denominator="faces_seen"),), 0),
        ((figure("b", "9", measured="faces_seen"), shown_rate("g", group_name="men")), 1),
        (
            (
                figure("b", "9", measured="faces_seen", document="x"),
                shown_rate("g", group_name="m"),
            ),
            0,
        ),
    ],
)
def test_a_figure_is_full_with_what_stands_in_its_document(
    beside: tuple[Published, ...], full: int
) -> None:
    claims = (shown_rate("a", denominator="alerts"), *beside)
    found = find("denominators", with_(published=claims))
    assert named(found, "rates.both-denominators").count == full
