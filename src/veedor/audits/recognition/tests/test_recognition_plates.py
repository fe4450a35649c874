"""Plate readers: every number over its own denominator, and none where nothing is known."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import strategies as st
from scipy import stats

from veedor.audits.recognition.counts import Figure, PlateState, PlateSum
from veedor.audits.recognition.tests.by_hand import find, finding, named, reach
from veedor.core import Answer, Verdict
from veedor.records import RECORDS

GIVEN = {
    name: frozenset(column.name for column in RECORDS[name].columns)
    for name in ("plate_reads", "plate_hits", "claims")
}
NAMES = (
    *("reads", "hits", "reads.no-hit", "hits.per-read", "hits.verified"),
    *("misreads.of-verified", "misreads.of-hits", "entries.lifted.of-known"),
    *("entries.lifted.of-hits", "acts.unchecked", "rows.unlike-log", "rows.overlapping"),
    *("hits.no-row", "hits.no-list", "declared.outside-interval"),
)
YES, UNTOLD, NO = 2, 1, 0


def sums(n: int = 1, reads: int | None = 1000, hits: int | None = 3, **more: int) -> PlateSum:
    held = {"dated": 1, "overlaps": 0, "listed": hits or 0, "stray": 0} | more
    return PlateSum(row_no=n, reader_no=n, reads=reads, hits=hits, **held)


def state(hits: int, reading: str = "correct", reader_no: int = 1, **more: int) -> PlateState:
    held = {"lifted": NO, "acted": 0, "looked": UNTOLD, "with_list": 1, "covered": YES} | more
    return PlateState(reader_no=reader_no, reading=reading, hits=hits, **held)


def said_of(
    rows: tuple[PlateSum, ...] = (),
    states: tuple[PlateState, ...] = (),
    given: dict[str, frozenset[str]] | None = None,
    **more: Any,
) -> Answer:
    plates = {"plate_sums": rows, "plate_states": states}
    return find(given=GIVEN if given is None else given, more=plates, **more)


def number(said: Answer, name: str) -> tuple[float, float]:
    return reach(said, f"plates.{name}")


def why(said: Answer, name: str) -> str | None:
    because = named(said, f"plates.{name}").absent_because
    return None if because is None else because.id


@pytest.mark.parametrize("given", [{}, GIVEN, {"plate_reads": GIVEN["plate_reads"]}])
def test_every_number_is_there_once_or_says_why_not(given: dict[str, frozenset[str]]) -> None:
    found = finding(said_of(given=given), "plates")
    assert sorted(e.name for e in found.estimates) == sorted(f"plates.{n}" for n in NAMES)
    assert all(e.absent_because is not None for e in found.estimates)
    assert found.verdict is Verdict.NOT_ASSESSABLE


def test_without_plate_readers_nothing_is_asked_for() -> None:
    found = finding(said_of(given={}), "plates")
    assert found.asks == ()
    assert found.plain.id == "plates.not-given"
    found = finding(said_of(given={"plate_reads": GIVEN["plate_reads"]}), "plates")
    assert [ask.record for ask in found.asks] == ["plate_hits"]


def test_los_angeles_read_320_million_and_99_9_percent_were_no_hit() -> None:
    """California State Auditor 2020: 320 million images, 99.9 % of them no hit when read.

    The audit prints the share, not the hits: 99.9 % of 320 million leave 320,000.
    """
    said = said_of((sums(reads=320_000_000, hits=320_000),))
    assert number(said, "reads.no-hit") == (0.999, 0.999)
    assert named(said, "plates.reads.no-hit").count == 319_680_000
    low, high = number(said, "hits.per-read")
    assert low < 0.001 < high
    exact = stats.binomtest(320_000, 320_000_000).proportion_ci(0.95, "exact")
    assert (low, high) == pytest.approx((exact.low, exact.high))


def test_misreads_have_two_denominators_and_two_names() -> None:
    said = said_of((), (state(65), state(35, "misread"), state(900, "not checked")))
    found = named(said, "plates.misreads.of-verified")
    assert (found.support, found.count) == (100, 35)
    exact = stats.binomtest(35, 100).proportion_ci(0.95, "exact")
    assert number(said, "misreads.of-verified") == pytest.approx((exact.low, exact.high))
    assert number(said, "misreads.of-hits") == (0.035, 0.935)
    assert number(said, "hits.verified") == (0.1, 0.1)
    assert finding(said, "plates").verdict is Verdict.CONTRADICTED


def test_where_every_hit_was_verified_both_are_the_same_count() -> None:
    said = said_of((), (state(19), state(1, "misread")))
    assert number(said, "misreads.of-hits") == (0.05, 0.05)
    value = named(said, "plates.misreads.of-verified").interval
    assert value is not None
    assert value.value == 0.05


def test_where_nothing_was_verified_there_is_no_number() -> None:
    said = said_of((), (state(40, "not checked"), state(2, "")))
    for name in ("misreads.of-verified", "misreads.of-hits"):
        assert why(said, name) == "plates.none-verified"
    assert number(said, "hits.verified") == pytest.approx((0, 2 / 42))


def test_no_misread_seen_is_no_rate_of_zero() -> None:
    said = said_of((), (state(300),))
    low, high = number(said, "misreads.of-verified")
    assert low == 0
    assert high == pytest.approx(1 - 0.025 ** (1 / 300))
    caveats = {c.id: c.facts for c in finding(said, "plates").caveats}
    assert caveats["plates.caveat-zero"] == {"n": 300, "one_in": 100}


def test_readers_that_differ_widen_the_interval() -> None:
    alike = tuple(
        one for n in range(1, 5) for one in (state(20, reader_no=n), state(5, "misread", n))
    )
    apart = (
        *(state(25, reader_no=n) for n in (1, 2, 3)),
        *(state(5, reader_no=4), state(20, "misread", 4)),
    )
    narrow, wide = (
        number(said_of((), rows), "misreads.of-verified") for rows in (alike, apart)
    )
    assert wide[0] < narrow[0] < 0.2 < narrow[1] < wide[1]


def test_lifted_entries_are_over_those_whose_entry_is_known() -> None:
    said = said_of((), (state(10, lifted=YES), state(30), state(60, lifted=UNTOLD)))
    found = named(said, "plates.entries.lifted.of-known")
    assert (found.support, found.count) == (40, 10)
    assert number(said, "entries.lifted.of-hits") == (0.1, 0.7)
    none = said_of((), (state(5, lifted=UNTOLD),))
    for name in ("entries.lifted.of-known", "entries.lifted.of-hits"):
        assert why(none, name) == "plates.none-known"


def test_acts_without_a_check_are_counted_among_acts_alone() -> None:
    rows = (
        *(state(4, acted=1, looked=YES), state(3, acted=1, looked=NO)),
        *(state(1, acted=1, looked=UNTOLD), state(50, "not checked", looked=NO)),
    )
    assert number(said_of((), rows), "acts.unchecked") == (3 / 8, 0.5)
    assert why(said_of((), (state(5),)), "acts.unchecked") == "absent.none"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (sums(hits=3, listed=3), (0, 0)),
        (sums(hits=3, listed=2), (1, 1)),
        (sums(hits=3, listed=4), (1, 1)),
        (sums(hits=3, listed=2, stray=1), (0, 1)),
        (sums(hits=4, listed=2, stray=1), (1, 1)),
        (sums(hits=3, dated=0), (0, 1)),
        (sums(reads=2, hits=3), (1, 1)),
        (sums(hits=0), (0, 0)),
    ],
)
def test_a_row_of_totals_is_held_against_the_log(
    row: PlateSum, wanted: tuple[float, float]
) -> None:
    said = said_of((row,), (state(1),))
    assert number(said, "rows.unlike-log") == wanted
    reported = [a.text.id for a in finding(said, "plates").alternatives]
    assert bool(reported) == (wanted == (1, 1))
    (table,) = [t for t in said.annex if t.name == "recognition.plates"]
    assert len(table.rows) == 1


def test_a_row_without_totals_is_in_no_rate_and_is_counted() -> None:
    rows = (sums(1), sums(2, reads=None), sums(3, hits=None), sums(4, reads=2, hits=3))
    said = said_of((*rows, sums(5, overlaps=1)), (state(3),))
    assert named(said, "plates.reads").count == 1000
    assert number(said, "rows.overlapping") == (0.2, 0.2)
    left = [c.facts for c in finding(said, "plates").caveats if c.id == "plates.caveat-left"]
    assert left == [{"n": 4}]
    assert why(said_of((sums(hits=None),)), "reads.no-hit") == "plates.no-totals"
    assert why(said_of((sums(reads=0, hits=0),)), "hits.per-read") == "plates.no-totals"


def test_what_is_not_on_record_supports_nothing() -> None:
    clean = (state(3, acted=1, looked=YES),)
    assert finding(said_of((sums(),), clean), "plates").verdict is Verdict.SUPPORTED
    log_alone = {"plate_hits": GIVEN["plate_hits"]}
    found = finding(said_of((), clean, given=log_alone), "plates")
    assert found.verdict is Verdict.INCONCLUSIVE


def figure(value: str, per: str, unit: str = "percent") -> Figure:
    return Figure(f"f{value}{per}", "misread_rate", per, unit, Decimal(value), None)


STATES = (state(65), state(35, "misread"))


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (figure("35", "verified_hits"), (0, 0)),
        (figure("5", "verified hits"), (1, 1)),
        (figure("35", "hits"), (0, 0)),
        (figure("5", "hits"), (1, 1)),
        (figure("5", "reads"), (0, 1)),
        (figure("35", "reads"), (0, 1)),
        (figure("5", ""), (0, 1)),
        (figure("5", "vehicles"), (0, 1)),
        (figure("5", "hits", "per day"), (0, 1)),
    ],
)
def test_a_declared_figure_is_held_against_its_own_denominator_alone(
    one: Figure, wanted: tuple[float, float]
) -> None:
    said = said_of((), STATES, declared=(one,))
    assert number(said, "declared.outside-interval") == wanted


def test_a_vendors_5_and_a_citys_35_percent_are_not_compared() -> None:
    both = (figure("5", "reads"), figure("35", "verified_hits"))
    found = finding(said_of((), STATES, declared=both), "plates")
    caveats = [c.id for c in found.caveats]
    assert "plates.caveat-denominators" in caveats
    assert "plates.caveat-unlike" in caveats
    texts = [a.text.id for a in found.alternatives]
    assert texts == ["plates.figure-reads", "plates.figure-verified-hits"]
    alone = finding(said_of((), STATES, declared=both[:1]), "plates")
    assert "plates.caveat-unlike" not in [c.id for c in alone.caveats]


def test_a_hit_that_names_no_list_is_counted() -> None:
    said = said_of((), (state(3), state(1, with_list=0)))
    assert number(said, "hits.no-list") == (0.25, 0.25)


def test_a_missing_column_takes_its_own_numbers_away() -> None:
    def without(*columns: str) -> Answer:
        given = GIVEN | {"plate_hits": GIVEN["plate_hits"] - set(columns)}
        return said_of((sums(),), (state(3),), given=given)

    assert why(without("reading"), "misreads.of-hits") == "absent.no-column"
    assert why(without("reading"), "entries.lifted.of-hits") is None
    assert why(without("entry_state"), "entries.lifted.of-hits") is None
    assert why(without("entry_state"), "entries.lifted.of-known") == "absent.no-column"
    assert why(without("entry_lifted_at"), "entries.lifted.of-known") is None
    both = without("entry_state", "entry_lifted_at")
    assert why(both, "entries.lifted.of-known") == "absent.no-column"
    assert why(without("acted_at", "stop_id"), "acts.unchecked") == "absent.no-column"
    assert why(without("reader"), "rows.unlike-log") == "absent.no-column"


@over(
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.data(),
)
def test_the_bounds_hold_whatever_the_unchecked_were(
    right: int, wrong: int, unchecked: int, data: st.DataObject
) -> None:
    rows = (state(right), state(wrong, "misread"), state(unchecked, "not checked"))
    said = said_of((), tuple(row for row in rows if row.hits))
    if not right + wrong:
        assert why(said, "misreads.of-hits") in {"plates.none-verified", "absent.none"}
        return
    more = data.draw(st.integers(0, unchecked))
    low, high = number(said, "misreads.of-hits")
    assert low - 1e-9 <= (wrong + more) / (right + wrong + unchecked) <= high + 1e-9


def test_no_record_of_plate_readers_has_a_place_for_a_plate_or_a_person() -> None:
    for name in ("plate_reads", "plate_hits"):
        columns = RECORDS[name].columns
        assert not any("plate" in column.name for column in columns)
        assert not {column.kind for column in columns} & {"person", "account"}
