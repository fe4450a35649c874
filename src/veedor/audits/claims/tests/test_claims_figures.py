"""Published sums, rates and figures that should agree."""

from datetime import date

import msgspec
import pytest

from veedor.audits.claims.counts import (
    Members,
    Published,
)
from veedor.audits.claims.tests.by_hand import (
    SUM,
    figure,
    find,
    named,
    ratio,
    related,
    with_,
)
from veedor.core import Finding, Verdict


def test_the_published_final_of_2017_does_not_add_up() -> None:
    figures = (figure("a", "173"), figure("b", "2554"), figure("t", "2632"))
    found = find("sums", with_(published=figures, members=SUM))
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "sums.not-adding").count == 1
    facts = found.alternatives[0].text.facts
    assert (facts["terms"], facts["added"], facts["gap"]) == ("173 + 2554", 2727, 95)


def test_the_earlier_figures_add_up() -> None:
    figures = (figure("a", "173"), figure("b", "2297"), figure("t", "2470"))
    assert find("sums", with_(published=figures, members=SUM)).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("total", "wrong"), [("99.9", 0), ("100.1", 0), ("99.8", 1), ("100.3", 1)]
)
def test_printed_decimals_leave_room_for_rounding_and_cutting_off(
    total: str, wrong: int
) -> None:
    figures = (
        figure("a", "33.3", "percent"),
        figure("b", "66.7", "percent"),
        figure("t", total, "percent", decimals=1),
    )
    found = find("sums", with_(published=figures, members=SUM))
    assert named(found, "sums.not-adding").count == wrong


@pytest.mark.parametrize(
    "figures",
    [
        (figure("a", "1"), figure("b", "2", "percent"), figure("t", "3")),
        (figure("a", "1"), Published("b", unit="count"), figure("t", "3")),
        (figure("a", "1"), figure("t", "3")),
    ],
)
def test_mixed_units_and_missing_figures_are_not_checked(
    figures: tuple[Published, ...],
) -> None:
    known = {one.claim_id for one in figures}
    members = tuple(
        msgspec.structs.replace(row, known=int(row.claim_id in known)) for row in SUM
    )
    found = find("sums", with_(published=figures, members=members))
    assert found.verdict is Verdict.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("term", "whole", "outside"),
    [
        ((date(2024, 1, 1), date(2024, 3, 31)), (date(2024, 1, 1), date(2024, 6, 30)), 0),
        ((date(2023, 12, 31), None), (date(2024, 1, 1), None), 1),
        ((None, date(2024, 7, 1)), (None, date(2024, 6, 30)), 1),
        ((None, None), (date(2024, 1, 1), date(2024, 6, 30)), 0),
    ],
)
def test_a_term_of_another_period_than_its_total_is_counted(
    term: tuple[date | None, date | None],
    whole: tuple[date | None, date | None],
    outside: int,
) -> None:
    figures = (
        figure("a", "1", starts_on=term[0], ends_on=term[1]),
        figure("b", "2"),
        figure("t", "3", starts_on=whole[0], ends_on=whole[1]),
    )
    found = find("sums", with_(published=figures, members=SUM))
    assert named(found, "sums.periods").count == outside
    assert found.verdict is Verdict.SUPPORTED


def test_a_rate_over_figures_of_two_periods_is_counted() -> None:
    seen = ratio("9.1", "percent", 1, "50176")
    dated = tuple(
        msgspec.structs.replace(one, starts_on=date(2020 + place % 2, 1, 1))
        for place, one in enumerate(seen.published)
    )
    found = find("ratios", msgspec.structs.replace(seen, published=dated))
    assert named(found, "ratios.periods").count == 1
    assert named(find("ratios", seen), "ratios.periods").count == 0


def test_a_sum_left_unchecked_leaves_the_claim_open() -> None:
    figures = (figure("a", "1"), figure("b", "2"), figure("t", "3"))
    more = (Members("s", "sum", "gone", "term", 0),)
    found = find("sums", with_(published=figures, members=SUM + more))
    assert found.verdict is Verdict.INCONCLUSIVE
    assert named(found, "sums.unchecked").count == 1


@pytest.mark.parametrize(("printed", "gives"), [("9.1", "50176"), ("10.9", "41830")])
def test_the_denominator_that_gives_the_printed_rate_is_named(printed: str, gives: str) -> None:
    found = find("ratios", ratio(printed, "percent", 1, "50176", "41830"))
    assert found.verdict is Verdict.SUPPORTED
    assert named(found, "ratios.decided").count == 1
    said = {a.text.facts["below"]: a.text.id for a in found.alternatives}
    other = {"50176": 41830, "41830": 50176}[gives]
    assert said == {float(gives): "ratios.case-gives", other: "ratios.case-not"}


def test_a_rate_that_no_denominator_gives_is_counted() -> None:
    found = find("ratios", ratio("12.5", "percent", 1, "50176", "41830"))
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "ratios.not-given").count == 1


@pytest.mark.parametrize(
    ("printed", "unit", "decimals", "other"),
    [
        ("0.091", "percent", 3, "share"),
        ("9.1", "share", 1, "percent"),
        ("11", "percent", 0, "one in"),
    ],
)
def test_a_rate_in_the_wrong_unit_is_told_apart(
    printed: str, unit: str, decimals: int, other: str
) -> None:
    found = find("ratios", ratio(printed, unit, decimals, "50176"))
    assert named(found, "ratios.unit").count == 1
    assert found.alternatives[0].text.facts["other"] == other


def test_a_rate_that_is_cut_off_is_counted() -> None:
    found = find("ratios", ratio("9.0", "percent", 1, "50176"))
    assert found.verdict is Verdict.SUPPORTED
    assert named(found, "ratios.truncated").count == 1


def test_a_rate_left_unchecked_leaves_the_claim_open() -> None:
    seen = ratio("9.1", "percent", 1, "50176")
    more = (*seen.members, Members("s", "ratio", "gone", "result", 0))
    found = find("ratios", msgspec.structs.replace(seen, members=more))
    assert found.verdict is Verdict.INCONCLUSIVE
    assert named(found, "ratios.unchecked").count == 1


def test_rates_without_numbers_are_not_judged() -> None:
    seen = ratio("9.1", "percent", 1, "0")
    assert find("ratios", seen).verdict is Verdict.NOT_ASSESSABLE
    empty = msgspec.structs.replace(
        seen, published=tuple(Published(one.claim_id) for one in seen.published)
    )
    assert find("ratios", empty).verdict is Verdict.NOT_ASSESSABLE
    headless = msgspec.structs.replace(
        seen, members=tuple(row for row in seen.members if row.role != "numerator")
    )
    assert find("ratios", headless).verdict is Verdict.NOT_ASSESSABLE


def agree(how: str, one: Published, other: Published) -> Finding:
    figures = (one, other)
    members = related(how, *(("one", row.claim_id) for row in figures))
    return find("agree", with_(published=figures, members=members))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (figure("a", "2470"), figure("b", "2632"), 1),
        (figure("a", "2470"), figure("b", "2470"), 0),
        (figure("a", "87.5", "percent"), figure("b", "0.875", "share"), 0),
        (figure("a", "87.5", "percent"), figure("b", "0.87", "share", decimals=2), 0),
        (figure("a", "87.5", "percent"), figure("b", "0.86", "share", decimals=2), 1),
        (figure("a", "2251", "one in"), figure("b", "0.000444", "share"), 0),
        (figure("a", "0", "one in"), figure("b", "0", "share"), 0),
    ],
)
def test_figures_clash_beyond_their_printed_decimals(
    one: Published, other: Published, clash: int
) -> None:
    found = agree("equal", one, other)
    assert named(found, "agree.clashing").count == clash


def test_a_copy_must_be_the_same_in_number_and_unit() -> None:
    one, other = figure("a", "87.5", "percent"), figure("b", "0.875", "share")
    assert named(agree("copy", one, other), "agree.clashing").count == 1
    assert (
        named(agree("copy", one, figure("b", "87.5", "percent")), "agree.clashing").count == 0
    )


def test_a_clash_shows_both_documents_pages_and_periods() -> None:
    one = figure("a", "5", document="Report", page="p. 3", said_by="Force")
    other = figure("b", "6", document="Letter", starts_on=date(2024, 1, 1))
    found = agree("equal", one, other)
    facts = found.alternatives[0].text.facts
    assert (facts["one_in"], facts["other_in"]) == ("Report, p. 3", "Letter")
    assert facts["other_period"] == "2024-01-01 / ..."
    assert named(found, "agree.periods").count == 0
    both = agree("equal", msgspec.structs.replace(one, ends_on=date(2024, 2, 1)), other)
    assert named(both, "agree.periods").count == 1


def test_a_single_figure_agrees_with_nothing() -> None:
    counts = with_(published=(figure("a", "1"),), members=related("equal", ("one", "a")))
    assert find("agree", counts).verdict is Verdict.NOT_ASSESSABLE
