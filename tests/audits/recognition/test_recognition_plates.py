"""Queries of plate readers on small tables."""

from datetime import datetime

import pytest

from tests.audits.recognition.by_hand import DAY, Ask, Row, estimate, finding, reach


def reads(reader: str = "L1", **more: object) -> Row:
    month = {"starts_at": "2024-05-01 00:00:00", "ends_at": "2024-06-01 00:00:00"}
    return {"reader": reader, **month, "reads": 1000, "hits": 1} | more


def hit(n: int = 1, **more: object) -> Row:
    return {"hit_id": f"H{n}", "made_at": DAY + "11:00:00", "reader": "L1"} | more


def number(said: object, name: str) -> tuple[float, float]:
    return reach(said, f"plates.{name}")  # type: ignore[arg-type]


def test_reads_and_hits_are_summed_over_readers_and_periods(ask: Ask) -> None:
    rows = [reads("L1", hits=4), reads("L2", hits=0), reads("L3", reads=None)]
    said = ask({"plate_reads": rows})
    assert estimate(said, "plates.reads").count == 2000
    assert number(said, "reads.no-hit") == (0.998, 0.998)
    low, high = number(said, "hits.per-read")
    assert low < 0.002 < high


def test_los_angeles_in_one_row(ask: Ask) -> None:
    """California State Auditor 2020: 320 million images, 99.9 % of them no hit when read."""
    said = ask({"plate_reads": [reads(reads=320_000_000, hits=320_000)]})
    assert number(said, "reads.no-hit") == (0.999, 0.999)


@pytest.mark.parametrize(
    ("made", "reader", "unlike", "uncovered"),
    [
        ("2024-05-01 00:00:00", "L1", (0, 0), (0, 0)),
        ("2024-05-31 23:59:59", "L1", (0, 0), (0, 0)),
        ("2024-06-01 00:00:00", "L1", (1, 1), (1, 1)),
        ("2024-04-30 23:59:59", "L1", (1, 1), (1, 1)),
        ("2024-05-02 11:00:00", "L2", (1, 1), (1, 1)),
        ("2024-05-02 11:00:00", None, (0, 1), (0, 1)),
        ("2024-06-02 11:00:00", None, (1, 1), (0, 1)),
    ],
)
def test_a_rows_hits_are_held_against_those_of_its_reader_and_time(
    ask: Ask,
    made: str,
    reader: str | None,
    unlike: tuple[float, float],
    uncovered: tuple[float, float],
) -> None:
    said = ask({"plate_reads": [reads()], "plate_hits": [hit(made_at=made, reader=reader)]})
    assert number(said, "rows.unlike-log") == unlike
    assert number(said, "hits.no-row") == uncovered


def test_rows_of_one_reader_that_overlap_are_in_no_rate(ask: Ask) -> None:
    rows = [
        reads("L1"),
        reads("L1", starts_at="2024-05-31 00:00:00", ends_at="2024-06-30 00:00:00"),
        reads("L2"),
        reads("L2", starts_at="2024-06-01 00:00:00", ends_at="2024-07-01 00:00:00"),
        reads("L3", starts_at=None),
        reads("L3", ends_at=None),
    ]
    said = ask({"plate_reads": rows})
    assert number(said, "rows.overlapping") == pytest.approx((1 / 3, 1 / 3))
    assert estimate(said, "plates.reads").count == 4000


def test_two_rows_that_are_alike_overlap_too(ask: Ask) -> None:
    said = ask({"plate_reads": [reads(), reads()]})
    assert number(said, "rows.overlapping") == (1, 1)
    because = estimate(said, "plates.reads").absent_because
    assert because is not None
    assert because.id == "plates.no-totals"


LIFTED = DAY + "10:59:59"
LATER = DAY + "11:00:01"
SAME = DAY + "11:00:00"


@pytest.mark.parametrize(
    ("moment", "state", "wanted"),
    [
        (LIFTED, None, (1, 1)),
        (LIFTED, "unknown", (1, 1)),
        (LIFTED, "lifted", (1, 1)),
        (LATER, None, (0, 0)),
        (LATER, "in force", (0, 0)),
        (None, "lifted", (1, 1)),
        (None, "in force", (0, 0)),
        (None, "unknown", (-1, -1)),
        (None, None, (-1, -1)),
        (SAME, "lifted", (-1, -1)),
        (LIFTED, "in force", (-1, -1)),
        (LATER, "lifted", (-1, -1)),
    ],
)
def test_an_entry_is_lifted_by_its_moment_and_its_state(
    ask: Ask, moment: str | None, state: str | None, wanted: tuple[float, float]
) -> None:
    said = ask({"plate_hits": [hit(entry_lifted_at=moment, entry_state=state)]})
    assert number(said, "entries.lifted.of-hits") == wanted


ACTED = {"acted_at": DAY + "11:05:00", "reading": "correct"}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (ACTED | {"checked_at": DAY + "11:04:00"}, (0, 0)),
        (ACTED | {"checked_at": DAY + "11:06:00"}, (1, 1)),
        (ACTED | {"checked_at": DAY + "11:05:00"}, (0, 1)),
        (ACTED | {"checked_at": None}, (0, 1)),
        (ACTED | {"reading": "not checked", "checked_at": None}, (1, 1)),
        (ACTED | {"reading": "not checked", "checked_at": DAY + "11:04:00"}, (0, 1)),
        (ACTED | {"reading": None, "checked_at": None}, (0, 1)),
        (ACTED | {"acted_at": None}, (-1, -1)),
    ],
)
def test_a_check_counts_where_it_was_before_the_act(
    ask: Ask, more: dict[str, object], wanted: tuple[float, float]
) -> None:
    assert number(ask({"plate_hits": [{**hit(), **more}]}), "acts.unchecked") == wanted


def test_an_act_on_record_gives_the_moment_that_the_hit_lacks(ask: Ask) -> None:
    one = hit(stop_id="S1", reading="misread", checked_at=DAY + "11:06:00")
    stop = {"stop_id": "S1", "started_at": DAY + "11:05:00"}
    said = ask({"plate_hits": [one], "stops": [stop]})
    assert number(said, "acts.unchecked") == (1, 1)
    assert number(ask({"plate_hits": [one]}), "acts.unchecked") == (0, 1)


def test_misreads_are_told_by_reader(ask: Ask) -> None:
    rows = [
        hit(n, reader=f"L{n % 4}", reading="misread" if n % 5 == 0 else "correct")
        for n in range(40)
    ]
    said = ask({"plate_hits": [*rows, hit(99, reading="not checked")]})
    assert estimate(said, "plates.misreads.of-verified").support == 40
    assert estimate(said, "plates.misreads.of-verified").count == 8
    assert number(said, "misreads.of-hits") == pytest.approx((8 / 41, 9 / 41))


def test_rows_and_hits_out_of_the_period_are_left_out_and_counted(ask: Ask) -> None:
    rows = [
        reads(),
        reads(starts_at="2024-04-01 00:00:00", ends_at="2024-05-01 00:00:00"),
        reads(starts_at="2024-06-01 00:00:00", ends_at="2024-07-01 00:00:00"),
        reads("L2", starts_at="2024-04-15 00:00:00", ends_at="2024-05-15 00:00:00"),
        reads("L3", starts_at="2024-05-15 00:00:00", ends_at="2024-06-01 00:00:01"),
        reads("L4", starts_at=None, ends_at=None),
        reads("L5", starts_at=None, ends_at="2024-05-01 00:00:00"),
        reads("L6", starts_at="2024-04-30 00:00:00", ends_at=None),
    ]
    hits = [hit(), hit(2, made_at="2024-04-30 23:59:59"), hit(3, made_at="2024-06-01 00:00:00")]
    said = ask(
        {"plate_reads": rows, "plate_hits": hits},
        datetime(2024, 5, 1),  # noqa: DTZ001 - UTC throughout
        datetime(2024, 6, 1),  # noqa: DTZ001 - UTC throughout
    )
    covered = {c.record: c for c in said.coverage}
    left = {e.reason.id: e.rows for e in covered["plate_reads"].excluded}
    assert (covered["plate_reads"].admitted, covered["plate_reads"].audited) == (8, 2)
    assert left == {"coverage.before": 3, "coverage.after": 1, "coverage.across": 2}
    assert (covered["plate_hits"].admitted, covered["plate_hits"].audited) == (3, 1)
    assert estimate(said, "plates.reads").count == 2000
    assert number(said, "rows.unlike-log") == (0, 0.5)


def test_the_rows_that_do_not_add_up_are_reported_by_number(ask: Ask) -> None:
    rows = [reads("L1", hits=3), reads("L2", reads=1, hits=2), reads("L3", hits=0)]
    said = ask({"plate_reads": rows, "plate_hits": [hit()]})
    texts = [a.text for a in finding(said, "plates").alternatives]
    assert [(t.id, t.facts["row"]) for t in texts] == [
        ("plates.case-differs", 1),
        ("plates.case-impossible", 2),
    ]
    (table,) = [t for t in said.annex if t.name == "recognition.plates"]
    assert table.rows == (
        (1, 1000, 3, 1, 0, "differs"),
        (2, 1, 2, 0, 0, "impossible"),
        (3, 1000, 0, 0, 0, "adds up"),
    )


def test_a_blank_list_is_no_list(ask: Ask) -> None:
    rows = [hit(1, list_ref="R-1"), hit(2, list_ref=" "), hit(3, list_ref=None)]
    assert number(ask({"plate_hits": rows}), "hits.no-list") == pytest.approx((2 / 3, 2 / 3))
