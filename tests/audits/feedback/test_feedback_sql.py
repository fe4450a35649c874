"""What the queries count: training events, places and days, flags, stretches in doubt."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from tests.audits.feedback.by_hand import Ask
from veedor.audits.feedback.counts import Counts, Home, Place
from veedor.audits.feedback.options import FeedbackOptions


def event(number: int, day: str | None = "2020-03-01", **more: Any) -> dict[str, Any]:
    when = None if day is None else f"{day} 10:00:00"
    return {"incident_id": str(number), "occurred_at": when, "cell": "C1"} | more


def box(day: str, cell: str | None = "C1", **more: Any) -> dict[str, Any]:
    return {"valid_from": f"{day} 00:00:00", "cell": cell} | more


def by_day(counts: Counts) -> dict[tuple[str, date], tuple[int, ...]]:
    """Give the columns of days as they read: incidents, discovered and reported."""
    places = {place.place_no: place.place for place in counts.places}
    first = min((one.first_day for one in counts.places if one.first_day), default=date.min)
    names = ("place_no", "day_no", "events", "discovered", "reported")
    rows = zip(*(counts.days[name].tolist() for name in names), strict=True)
    return {(places[n], first + timedelta(day)): tuple(held) for n, day, *held in rows}


def stretches(counts: Counts) -> list[tuple[str, date, date]]:
    """Give the columns of flags as they read."""
    places = {place.place_no: place.place for place in counts.places}
    columns = (counts.flags[name].tolist() for name in ("place_no", "first_no", "last_no"))
    return [
        (places[n], date.fromordinal(first), date.fromordinal(last))
        for n, first, last in zip(*columns, strict=True)
    ]


def test_incidents_before_and_after_the_period_are_left_out_and_undated_ones_kept(
    feedback: Ask,
) -> None:
    rows = [event(1, "2019-12-31"), event(2), event(3, "2021-01-01"), event(4, None)]
    counts, said = feedback(
        {"incidents": rows},
        start=datetime(2020, 1, 1),  # noqa: DTZ001
        end=datetime(2021, 1, 1),  # noqa: DTZ001
    )
    assert sum(row.events for row in counts.training) == 2
    assert {row.doubtful for row in counts.training} == {0, -1}
    assert [one.rows for one in said.coverage[0].excluded] == [1, 1]
    (place,) = counts.places
    assert (place.first_day, place.last_day) == (date(2020, 3, 1), date(2020, 3, 1))
    assert by_day(counts) == {("C1", date(2020, 3, 1)): (1, 0, 0)}


def test_marks_and_days_both_say_what_is_training_data(feedback: Ask) -> None:
    rows = [
        event(1, in_training=True),
        event(2, in_training=False),
        event(3, in_training=None),
        event(4, "2020-09-01", in_training=None),
        event(5, None, in_training=True),
    ]
    options = FeedbackOptions(training_to="2020-06-30", urn_runs=5, urn_days=5)
    counts, _ = feedback({"incidents": rows}, options)
    members = [(row.member, row.year, row.events) for row in counts.training]
    assert members == [(-1, 0, 1), (-1, 2020, 1), (1, 2020, 1)]
    unmarked, _ = feedback({"incidents": [event(1), event(2, None)]})
    assert {row.member for row in unmarked.training} == {1}


def test_an_incident_in_two_stretches_counts_once_and_a_stretch_named_twice_too(
    feedback: Ask,
) -> None:
    stretches = [
        {"starts_on": "2020-02-01", "ends_on": "2020-03-01", "reason": "a", "document": "d"},
        {"starts_on": "2020-02-01", "ends_on": "2020-03-01", "reason": "a", "document": "d"},
        {"starts_on": "2020-03-01", "ends_on": None, "reason": "b", "document": "d"},
    ]
    rows = [
        event(1, discovered_by="officer"),
        event(2, "2020-03-02", discovered_by=None),
        event(3, "2020-01-31", discovered_by="victim"),
    ]
    counts, said = feedback({"incidents": rows, "doubtful_periods": stretches})
    assert [(row.origin, row.doubtful, row.events) for row in counts.training] == [
        ("", 1, 1),
        ("officer", 1, 1),
        ("victim", 0, 1),
    ]
    found = [(d.stretches, d.events, d.discovered, d.untold) for d in counts.doubtful]
    assert found == [(2, 1, 1, 0), (1, 2, 1, 1)]
    assert said.coverage[2].admitted == 3


def test_without_cells_the_area_is_the_place(feedback: Ask) -> None:
    rows = [
        {"incident_id": "1", "occurred_at": "2020-03-01 10:00:00", "area": "North"},
        {"incident_id": "2", "occurred_at": "2020-03-01 11:00:00", "area": None},
    ]
    counts, _ = feedback({"incidents": rows})
    assert by_day(counts) == {("North", date(2020, 3, 1)): (1, 0, 0)}
    assert counts.homes == (Home("North", "North", 1),)


def test_a_place_is_flagged_as_written_else_by_rank_else_by_being_listed(
    feedback: Ask,
) -> None:
    written = [box("2020-03-01", flagged=True), box("2020-03-01", "C2", flagged=None)]
    counts, _ = feedback({"predictions": written})
    assert counts.places == (
        Place(1, "C1", 0, 0, None, None, 1, 0),
        Place(2, "C2", 0, 0, None, None, 0, 1),
    )
    rates = [box("2020-03-01", f"C{k}", rate=rate) for k, rate in enumerate((3, 2, 2, 1, 0))]
    top, _ = feedback(
        {"predictions": rates}, FeedbackOptions(flag_top=2, urn_runs=5, urn_days=5)
    )
    # Equal rates at the edge are all flagged.
    assert [place for place, *_ in stretches(top)] == ["C0", "C1", "C2"]
    all_, _ = feedback(
        {"predictions": rates}, FeedbackOptions(flag_top=9, urn_runs=5, urn_days=5)
    )
    assert [place for place, *_ in stretches(all_)] == ["C0", "C1", "C2", "C3"]
    untold, _ = feedback({"predictions": rates})
    assert untold.predicted[0].untold == 5
    listed, _ = feedback({"predictions": [box("2020-03-01"), box("2020-03-02", "C2")]})
    assert listed.predicted[0].flagged == 2


def test_a_flag_covers_its_days_and_those_without_a_place_are_counted(feedback: Ask) -> None:
    rows = [
        box("2020-03-01", valid_to="2020-03-08 00:00:00"),
        box("2020-03-09", valid_to=None),
        box("2020-03-09", None, valid_to=None),
        box("2022-03-09", valid_to=None),
    ]
    counts, said = feedback(
        {"predictions": rows},
        start=datetime(2020, 1, 1),  # noqa: DTZ001
        end=datetime(2021, 1, 1),  # noqa: DTZ001
    )
    assert stretches(counts) == [
        ("C1", date(2020, 3, 1), date(2020, 3, 7)),
        ("C1", date(2020, 3, 9), date(2020, 3, 9)),
    ]
    assert {one.reason.id: one.rows for one in said.coverage[1].excluded} == {
        "coverage.outside": 1,
        "coverage.placeless": 1,
    }


def test_nothing_given_is_nothing_counted(feedback: Ask) -> None:
    counts, said = feedback({})
    assert {counts.training, counts.places, counts.doubtful} == {()}
    assert stretches(counts) == []
    assert by_day(counts) == {}
    assert [one.admitted for one in said.coverage] == [0, 0, 0]


@pytest.mark.parametrize("seed", range(6))
def test_days_give_what_going_through_the_incidents_gives(feedback: Ask, seed: int) -> None:
    dice = Random(seed)
    rows = [
        event(
            number,
            dice.choice([None, *(f"2020-02-{day}" for day in (10, 11, 28, 29))]),
            cell=dice.choice([None, "a", "b", "Ñ"]),
            discovered_by=dice.choice([None, "officer", "victim"]),
        )
        for number in range(30 * seed)
    ]
    boxes = [box("2020-02-20", cell) for cell in ("Z", "b")]
    counts, _ = feedback({"incidents": rows, "predictions": boxes})
    kept = [row for row in rows if row["cell"] and row["occurred_at"]]
    on = {id(row): (row["cell"], date.fromisoformat(row["occurred_at"][:10])) for row in kept}
    wanted = [
        Counter(on[id(row)] for row in kept if who in {None, row["discovered_by"]})
        for who in (None, "officer", "victim")
    ]
    assert by_day(counts) == {key: tuple(one[key] for one in wanted) for key in wanted[0]}
    assert [place.place for place in counts.places] == sorted(
        {"Z", "b"} | {row["cell"] for row in kept}
    )
    told = Counter(row["cell"] for row in kept if row["discovered_by"])
    assert all(place.told == told[place.place] for place in counts.places)


def test_more_days_by_places_than_can_be_laid_out_are_not_answered(
    feedback: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [event(1), event(2, "2020-03-04", cell="C2")]
    for most, there in ((8, True), (7, False)):
        monkeypatch.setattr("veedor.audits.feedback.options.MOST_CELLS", most)
        monkeypatch.setattr("veedor.audits.feedback.study.MOST_CELLS", most)
        counts, said = feedback({"incidents": rows})
        assert [place.events for place in counts.places] == [1, 1]
        assert bool(by_day(counts)) == there
        found = [e.absent_because for f in said.findings for e in f.estimates]
        assert any(why and why.id == "absent.too-large" for why in found) != there
