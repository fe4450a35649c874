"""Days, a table and its copy, and names of areas."""

from decimal import Decimal

import pytest

from veedor.audits.claims.counts import (
    AreaNames,
    CopyCells,
    CopyCounts,
    CopyDates,
)
from veedor.audits.claims.tests.by_hand import find, named, row, setting, with_
from veedor.core import Verdict

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
