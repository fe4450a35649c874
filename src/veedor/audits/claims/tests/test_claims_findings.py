"""The claims audit on counts made by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest

from veedor.audits.claims.answer import answer
from veedor.audits.claims.counts import (
    Admitted,
    AreaNames,
    ColumnPairs,
    ColumnsTwice,
    CopyCells,
    CopyCounts,
    CopyDates,
    Counts,
    Covered,
    Days,
    Members,
    Published,
    Rates,
    Splits,
    Systems,
    Terms,
    Totals,
)
from veedor.audits.claims.options import ClaimsOptions, binds
from veedor.core import Answer, Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO

NOTHING = Counts(
    admitted=(Admitted(0, 0, 0, 0, 0, 0, 0, 0),),
    published=(),
    members=(),
    totals=(),
    rates=(),
    splits=(),
    columns_twice=(),
    column_pairs=(ColumnPairs(0),),
    days=(),
    copy_counts=(CopyCounts(0, 0, 0, 0),),
    copy_cells=(),
    copy_dates=(),
    area_names=(),
    terms=(),
    covered=(),
    systems=(),
)
ALL = {
    "claims": frozenset({"claim_id"}),
    "relations": frozenset({"relation_id"}),
    "deployments": frozenset({"alerts", "alerts_false", "false_alert_rate"}),
    "deployments_copy": frozenset({"deployment_id"}),
    "areas": frozenset({"area_code"}),
    "stated_terms": frozenset({"data_kind"}),
    "policies": frozenset({"system"}),
}
READ_BY_RULES = (
    "technologies.without-own-policy",
    "use.real-over-declared",
    "terms.contradicted",
    "rates.both-denominators",
)


def setting(
    given: dict[str, frozenset[str]] | None = None, *, bounded: bool = False
) -> Setting:
    return Setting(
        given=ALL if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=datetime(2024, 3, 1, 3, tzinfo=UTC).replace(tzinfo=None)
        if bounded
        else OPEN_FROM,
        end=datetime(2024, 7, 1, 3, tzinfo=UTC).replace(tzinfo=None) if bounded else OPEN_TO,
        bounded=bounded,
    )


def say_all(
    counts: Counts, options: ClaimsOptions | None = None, where: Setting | None = None
) -> Answer:
    return answer(counts, options or ClaimsOptions(), where or setting())


def find(name: str, counts: Counts, where: Setting | None = None, **options: object) -> Finding:
    chosen = msgspec.convert(options, ClaimsOptions)
    said = say_all(counts, chosen, where)
    return next(f for f in said.findings if f.id == f"claims.{name}")


def named(finding: Finding, name: str) -> Estimate:
    return next(e for e in finding.estimates if e.name == name)


def reach(finding: Finding, name: str) -> tuple[float | None, float, float]:
    interval = named(finding, name).interval
    assert interval is not None
    return interval.value, interval.low, interval.high


def with_(**fields: object) -> Counts:
    return msgspec.structs.replace(NOTHING, **fields)


def figure(name: str, value: str, unit: str | None = "count", **more: object) -> Published:
    return msgspec.structs.replace(Published(name), value=Decimal(value), unit=unit, **more)


def related(how: str, *parts: tuple[str, str]) -> tuple[Members, ...]:
    return tuple(Members("r", how, claim, role, 1) for role, claim in parts)


# What every answer holds


@pytest.mark.parametrize("given", [{}, ALL])
@pytest.mark.parametrize("name", READ_BY_RULES)
def test_what_the_rules_read_is_there_once_even_without_any_record(
    name: str, given: dict[str, frozenset[str]]
) -> None:
    said = say_all(NOTHING, where=setting(given))
    found = [e for f in said.findings for e in f.estimates if e.name == name]
    assert len(found) == 1
    assert found[0].absent_because is not None


def test_without_any_record_nothing_is_assessed_and_nothing_is_covered() -> None:
    said = say_all(NOTHING, where=setting({}))
    assert {f.verdict for f in said.findings} == {Verdict.NOT_ASSESSABLE}
    assert said.coverage == ()
    assert said.annex == ()


def test_what_gives_no_number_comes_after_what_gives_one() -> None:
    figures = (figure("a", "1"), figure("b", "2"), figure("t", "3"))
    said = say_all(with_(published=figures, members=SUM))
    ranked = sorted(said.findings, key=lambda f: f.rank)
    assert [f.id for f in ranked if f.verdict is not Verdict.NOT_ASSESSABLE] == ["claims.sums"]
    assert ranked[0].id == "claims.sums"


def test_every_row_of_a_record_handed_over_is_covered() -> None:
    said = say_all(with_(admitted=(Admitted(3, 2, 5, 4, 1, 6, 7, 8),)))
    assert {c.record: c.admitted for c in said.coverage} == {
        "claims": 3,
        "relations": 2,
        "deployments": 5,
        "deployments_copy": 4,
        "areas": 1,
        "stated_terms": 6,
        "policies": 7,
    }
    assert all(c.audited == c.admitted for c in said.coverage)


def test_options_that_compare_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ClaimsOptions(column_rows=0)


def test_days_are_read_as_the_case_says() -> None:
    assert binds(ClaimsOptions(), setting())["month_first"] == 0
    assert binds(ClaimsOptions(dates_read="month first"), setting())["month_first"] == 1


# Sums


SUM = related("sum", ("term", "a"), ("term", "b"), ("total", "t"))


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


# Ratios


def ratio(printed: str, unit: str, decimals: int, *below: str) -> Counts:
    figures = (
        figure("n", "4556", measured="gun-related"),
        figure("r", printed, unit, decimals=decimals),
        *(figure(f"d{place}", value) for place, value in enumerate(below)),
    )
    parts = (
        ("numerator", "n"),
        ("result", "r"),
        *(("denominator", f"d{k}") for k in range(len(below))),
    )
    return with_(published=figures, members=related("ratio", *parts))


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


# Figures that should agree


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


# Totals


def total(value: str, *rows: Totals, column: str = "faces_seen") -> Counts:
    return with_(published=(figure("c", value, totals=column),), totals=rows)


def test_a_total_is_held_against_its_rows_and_the_copy() -> None:
    table = Totals("c", 0, 180, 0, 0, Decimal(902748))
    copy = Totals("c", 1, 180, 0, 0, Decimal(891748))
    found = find("totals", total("891748", table, copy))
    assert found.verdict is Verdict.CONTRADICTED
    assert named(found, "totals.as-copy").count == 1
    assert found.alternatives[0].text.facts["gap"] == -11000


def test_a_total_that_its_rows_give_is_supported() -> None:
    found = find("totals", total("180", Totals("c", 0, 180, 0, 0, Decimal(180))))
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("value", "empty", "undated", "verdict"),
    [
        ("12", 1, 0, Verdict.INCONCLUSIVE),
        ("12", 0, 1, Verdict.INCONCLUSIVE),
        ("8", 1, 1, Verdict.CONTRADICTED),
        ("12", 0, 0, Verdict.CONTRADICTED),
    ],
)
def test_empty_cells_leave_a_total_open_only_upwards(
    value: str, empty: int, undated: int, verdict: Verdict
) -> None:
    rows = Totals("c", 0, 3, empty, undated, Decimal(10))
    found = find("totals", total(value, rows))
    assert found.verdict is verdict
    if verdict is Verdict.INCONCLUSIVE:
        assert reach(found, "totals.differing") == (None, 0, 1)


def test_the_copy_alone_can_be_added_up() -> None:
    found = find("totals", total("10", Totals("c", 1, 3, 0, 0, Decimal(10))))
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("document", "canon", "gap"), [("", None, -3), ("", "official", -1), ("official", None, 0)]
)
def test_a_stated_number_of_areas_is_held_against_its_list(
    document: str, canon: str | None, gap: int
) -> None:
    areas = (
        AreaNames("report", "A1", "One", "areas", 1),
        AreaNames("report", "A2", "Two", "areas", 2),
        AreaNames("official", "A1", "One", "areas", 1),
        AreaNames("official", "A2", "Two", "areas", 1),
        AreaNames("", "", "Three", "deployments", 7),
    )
    claim = figure("c", "2", totals="areas", document=document)
    found = find("totals", with_(published=(claim,), area_names=areas), canonical_list=canon)
    assert [a.text.facts["gap"] for a in found.alternatives] == ([gap] if gap else [])


# Printed rates


def rate(part: int | None, faces: int | None, printed: str, alerts: int = 10) -> Rates:
    return Rates("d1", 20240606, "Grid", "2", "", "Once", Decimal(printed), part, faces, alerts)


def test_the_reading_is_the_one_that_most_rates_fit() -> None:
    rows = (
        rate(1, 1123, "0.08"),
        rate(2, 2160, "0.09"),
        rate(1, 798, "0.1"),
        rate(0, 500, "0"),
        rate(0, 500, "0.02"),
        rate(None, 500, "0.02"),
    )
    found = find("rounding", with_(rates=rows))
    assert found.plain.facts["below"] == "faces"
    assert found.plain.facts["unit"] == "percent"
    assert [
        named(found, f"rounding.{n}").count for n in ("truncated", "rounded", "neither")
    ] == [
        2,
        1,
        1,
    ]
    assert named(found, "rounding.nonzero-of-nothing").count == 1
    assert found.alternatives[0].text.facts["whole"] == 798


def test_rates_of_alerts_are_read_as_of_alerts() -> None:
    found = find("rounding", with_(rates=(rate(7, 8600, "0.875", 8), rate(1, None, "0.1", 10))))
    assert (found.plain.facts["below"], found.plain.facts["unit"]) == ("alerts", "share")
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("rows", [(), (rate(0, 10, "0"),), (rate(3, None, "0.1", 0),)])
def test_no_rate_with_a_false_alert_and_its_whole_is_nothing_to_judge(
    rows: tuple[Rates, ...],
) -> None:
    assert find("rounding", with_(rates=rows)).verdict is Verdict.NOT_ASSESSABLE


# Splits and columns


def test_splits_are_counted_with_those_that_are_open_in_bounds() -> None:
    rows = (
        Splits("", "", "", "", 0, 0, 0, 7),
        Splits("", "", "", "", 0, 0, 1, 2),
        Splits("d9", "Grid", "4", "Once", 1, 2, 0, 1),
    )
    found = find("splits", with_(splits=rows))
    assert found.verdict is Verdict.CONTRADICTED
    assert reach(found, "splits.not-adding") == (None, 0.1, 0.3)
    assert find("splits", with_(splits=rows[:2])).verdict is Verdict.INCONCLUSIVE
    assert find("splits", with_(splits=rows[:1])).verdict is Verdict.SUPPORTED


def test_columns_that_are_the_same_are_named() -> None:
    same = ColumnsTwice("Grid", "no_action", "other_disposals", 203, 13, Decimal(717))
    found = find("columns", with_(columns_twice=(same,), column_pairs=(ColumnPairs(85),)))
    assert found.verdict is Verdict.CONTRADICTED
    assert found.alternatives[0].text.facts["total"] == 717
    assert find("columns", with_(column_pairs=(ColumnPairs(85),))).verdict is Verdict.SUPPORTED


# Days


def row(number: int, written: int | None, turned: int | None = None, **more: object) -> Days:
    plain = Days(0, str(number), "Grid", "", "Once", "year last", written, turned, None, None)
    return msgspec.structs.replace(plain, **more)


IN_ORDER = tuple(row(n, 20240301 + n) for n in range(8))


def test_days_in_order_are_supported_forwards_and_backwards() -> None:
    for days in (IN_ORDER, IN_ORDER[::-1]):
        found = find("dates", with_(days=days))
        assert found.verdict is Verdict.SUPPORTED
        assert named(found, "dates.out").support == 8


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("written", "year"), [(20230306, 2024), (20250306, 2024), (20200101, None)]
)
def test_a_row_out_of_order_names_the_year_that_would_fit(
    written: int, year: int | None, *, backwards: bool
) -> None:
    days = (*IN_ORDER[:5], row(9, written), *IN_ORDER[5:])
    found = find("dates", with_(days=days[::-1] if backwards else days))
    assert named(found, "dates.out").count == 1
    assert found.alternatives[0].text.facts.get("fits") == year


def test_a_row_without_a_day_out_of_order_has_no_year() -> None:
    days = (*IN_ORDER[:5], row(9, None, 20200101), *IN_ORDER[5:])
    found = find("dates", with_(days=days))
    assert found.alternatives[0].text.id == "dates.case-out"


def test_a_row_that_fits_only_turned_round_is_shown_so() -> None:
    days = (*IN_ORDER[:4], row(9, 20240503, 20240305), *IN_ORDER[4:])
    found = find("dates", with_(days=days))
    assert named(found, "dates.turned").count == 1
    assert found.alternatives[0].text.facts["turned"] == "2024-03-05"


def test_a_table_without_an_order_is_not_judged_by_it() -> None:
    days = tuple(row(n, day) for n, day in enumerate((20240301, 20240105, 20240704, 20240202)))
    found = find("dates", with_(days=(*days, row(7, 20240401, document="Short"))))
    assert named(found, "dates.out").interval is None
    assert found.verdict is Verdict.SUPPORTED


def test_listed_years_the_period_and_unread_days() -> None:
    days = (
        *IN_ORDER,
        row(9, 20240310, written_year=2024, listed_year=2023),
        row(10, 20240311, written_year=2024, listed_year=2024),
        row(11, 20240701, 20240107),
        row(13, 20240704, 20240407),
        row(12, None),
    )
    found = find("dates", with_(days=days), setting(bounded=True))
    counted = {e.name: e.count for e in found.estimates}
    assert counted == {
        "dates.turned": 0,
        "dates.out": 0,
        "dates.other-year": 1,
        "dates.outside": 2,
        "dates.turned-inside": 1,
        "dates.unread": 1,
    }
    open_ = find("dates", with_(days=days))
    assert named(open_, "dates.outside").count == 0


# A table and its copy


def pair(written: int | None, copy: int | None, turned: int | None = None) -> CopyDates:
    return CopyDates(
        "1", "2", written, None, copy, turned, "date", "year first", "Once", "G", ""
    )


def test_days_of_the_copy_are_told_apart() -> None:
    rows = (
        pair(20240310, 20240310),
        pair(20240310, 20241003, 20240310),
        pair(20240310, 20230310),
        pair(20240310, 20241103, 20251103),
        pair(20240310, 20230403, 20230304),
        pair(None, 20240310),
        pair(20240310, None),
        pair(20240310, None, 20240310),
    )
    seen = CopyCounts(8, 9, 8, 40)
    found = find("copied", with_(copy_counts=(seen,), copy_dates=rows))
    counted = {e.name: e.count for e in found.estimates}
    assert counted["copied.turned"] == 2
    assert counted["copied.year"] == 1
    assert counted["copied.other"] == 2
    assert counted["copied.unpaired"] == 1
    assert named(found, "copied.turned").support == 6
    assert [a.text.id for a in found.alternatives][:3] == [
        "copied.case-year",
        "copied.case-other",
        "copied.case-other",
    ]


def test_a_lost_number_is_shown_with_its_difference() -> None:
    cell = CopyCells(
        *("lfr-0205", "206", "faces_seen", Decimal(12225), Decimal(1225)),
        *("Camden", "Grid", "7", "", ""),
    )
    seen = CopyCounts(1, 1, 1, 5)
    found = find("copied", with_(copy_counts=(seen,), copy_cells=(cell,)))
    assert found.verdict is Verdict.CONTRADICTED
    facts = found.alternatives[0].text.facts
    assert (facts["gap"], facts["document"], facts["copy_document"]) == (11000, "Grid, 7", "?")


# Names


def test_one_area_under_two_spellings_is_found_by_code_and_by_name() -> None:
    names = (
        AreaNames("", "E05013806", "St James's", "areas", 1),
        AreaNames("", "E05013806", "St. James's", "areas", 1),
        AreaNames("", "E05013807", "West End", "areas", 1),
        AreaNames("", "E05013808", "", "areas", 1),
        AreaNames("", "", "Núñez", "deployments", 4),
        AreaNames("", "", "NUNEZ", "deployments", 1),
    )
    found = find("spelling", with_(area_names=names))
    counted = {e.name: (e.count, e.support) for e in found.estimates}
    assert counted == {
        "spelling.two-names": (2, 3),
        "spelling.code-twice": (1, 3),
        "spelling.rows-over": (1, 4),
        "spelling.off-list": (None, 0),
    }


@pytest.mark.parametrize(("canon", "off"), [("official", (1, 2)), ("gone", (None, 0))])
def test_codes_that_the_reference_list_does_not_hold_are_counted(
    canon: str, off: tuple[int | None, int]
) -> None:
    names = (
        AreaNames("official", "A1", "Once", "areas", 1),
        AreaNames("official", "A2", "Flores", "areas", 1),
        AreaNames("report", "A1", "Once", "areas", 1),
        AreaNames("report", "A9", "Flores", "areas", 1),
        AreaNames("", "", "Retiro", "deployments", 1),
    )
    found = find("spelling", with_(area_names=names), canonical_list=canon)
    estimate = named(found, "spelling.off-list")
    assert (estimate.count, estimate.support) == off
    said = [a.text.facts["code"] for a in found.alternatives]
    assert said == (["A9"] if off[0] else [])
    assert found.verdict is (Verdict.CONTRADICTED if off[0] else Verdict.SUPPORTED)


def test_names_without_letters_of_ours_are_kept_apart() -> None:
    names = tuple(AreaNames("", "", name, "deployments", 1) for name in ("東", "西"))
    found = find("spelling", with_(area_names=names))
    assert named(found, "spelling.two-names").count == 0


# Terms


JUNE, SEPTEMBER = date(2023, 6, 1), date(2023, 9, 1)


def term(
    document: str,
    value: str | None,
    unit: str | None = "days",
    since: date | None = JUNE,
    until: date | None = None,
) -> Terms:
    number = None if value is None else Decimal(value)
    return Terms("RF", "alerts", "", "", document, "1", number, unit, since, until)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (term("A", "30"), term("B", "90"), 1, 1),
        (term("A", "30"), term("B", "30"), 0, 0),
        (term("A", "30"), term("A", "90"), 0, 0),
        (term("A", "24", "hours"), term("B", "1"), 0, 0),
        (term("A", "48", "hours"), term("B", "1"), 1, 1),
        (term("A", "1", "months"), term("B", "30"), 0, 1),
        (term("A", "1", "months"), term("B", "32"), 1, 1),
        (term("A", "12", "months"), term("B", "1", "years"), 0, 1),
        (term("A", None), term("B", "90"), 0, 1),
        (term("A", None), term("B", None), 0, 1),
        (term("A", "30", None), term("B", "30"), 0, 1),
        (term("A", "30", None), term("B", "30", None), 0, 0),
        (term("A", "30", since=None), term("B", "90"), 0, 1),
        (term("A", "30", since=None, until=JUNE), term("B", "90"), 0, 0),
        (term("A", "30", until=SEPTEMBER), term("B", "90", since=SEPTEMBER), 0, 0),
        (term("A", "30", since=SEPTEMBER), term("B", "90", until=SEPTEMBER), 0, 0),
        (term("A", "30", until=SEPTEMBER), term("B", "90", since=date(2023, 8, 31)), 1, 1),
    ],
)
def test_terms_contradict_where_both_are_in_force_and_differ(
    one: Terms, other: Terms, low: int, high: int
) -> None:
    for rows in ((one, other), (other, one)):
        found = find("terms", with_(terms=rows))
        assert reach(found, "terms.contradicted")[1:] == (low, high)
        assert len(found.alternatives) == high


def test_a_kind_in_one_document_contradicts_nothing_and_is_counted() -> None:
    found = find("terms", with_(terms=(term("A", "30"),)))
    assert found.verdict is Verdict.SUPPORTED
    assert named(found, "terms.one-document").count == 1


# Policies


def policies(*rows: tuple[str, str, str, int | None], unnamed: int = 0) -> Counts:
    systems = (
        Systems("RF", 5),
        Systems("LPR", 3),
        *((Systems("", unnamed),) if unnamed else ()),
    )
    return with_(
        systems=systems, covered=tuple(Covered(p, s, "D", "", t, n) for p, s, t, n in rows)
    )


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 12)), 0, 0),
        ((("P1", " rf ", "t1", 10), ("P2", "LPR", "t2", 10)), 0, 0),
        ((("P1", "RF", "t1", 10), ("P1", "LPR", "t1", 10)), 1, 1),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t1", 10)), 0, 1),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 9)), 0, 0.5),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "t2", None)), 0, 0.5),
        ((("P1", "RF", "t1", 10), ("P2", "LPR", "", 10)), 0, 0.5),
        ((("P1", "RF", "t1", 10),), 0.5, 0.5),
        ((), 1, 1),
    ],
)
def test_a_policy_is_its_own_where_text_and_content_are(
    rows: tuple[tuple[str, str, str, int | None], ...], low: float, high: float
) -> None:
    found = find("policies", policies(*rows))
    assert reach(found, "technologies.without-own-policy")[1:] == (low, high)


def test_rows_without_a_technology_may_hide_one_more() -> None:
    counts = policies(("P1", "RF", "t1", 10), ("P2", "LPR", "t2", 10), unnamed=4)
    found = find("policies", counts)
    assert found.verdict is Verdict.INCONCLUSIVE
    assert reach(found, "technologies.without-own-policy")[2] == pytest.approx(1 / 3)
    assert named(found, "technologies.unnamed-rows").count == 4


def test_without_a_named_technology_there_is_no_share() -> None:
    found = find("policies", with_(systems=(Systems("", 4),)))
    assert found.verdict is Verdict.NOT_ASSESSABLE


# Declared use


def declared(value: str, unit: str, **more: object) -> Published:
    return figure("u", value, unit, measured="declared_uses", **more)


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


# Both denominators


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


# What is shown


def test_a_finding_shows_so_many_cases_and_the_annex_all() -> None:
    names = tuple(AreaNames("", f"C{n}", "x", "areas", 2) for n in range(5))
    options = ClaimsOptions(shown=2)
    said = say_all(with_(area_names=names), options)
    found = next(f for f in said.findings if f.id == "claims.spelling")
    assert [a.text.id for a in found.alternatives] == [
        "spelling.case-code",
        "spelling.case-code",
        "more.cases",
    ]
    assert found.alternatives[-1].text.facts == {"n": 3}
    (annex,) = said.annex
    assert annex.name == "claims.spelling"
    assert len(annex.rows) == 5
    assert annex.columns == ("case", "code", "rows", "names")
