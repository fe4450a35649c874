"""Entries against orders, and the levels of what a row does not tell."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import (
    ByOrder,
    Coverage,
    Lateness,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.audits.watchlist.tests.by_hand import (
    ALL,
    CHOSEN,
    EMPTY,
    counts,
    ends,
    findings,
    levels,
    named,
    setting,
    without,
)
from veedor.core import Verdict

CONTRACT = (
    *("entries-without-order", "entries.known-wrong", "entries.without-ground-or-reliability"),
    *("published-minors", "minors.published", "minors.without-reason"),
    *("entries.outside-categories", "entries.source-and-review", "category.missing"),
    *("images.scraped", "images.past-stated-limit"),
)


def settings_given() -> Iterator[dict[str, frozenset[str]]]:
    yield {}
    yield ALL
    yield {"orders": ALL["orders"]}
    yield {"watchlist": frozenset({"version_at", "person", "kind"})}
    for column in sorted(ALL["watchlist"]):
        yield without(column)


@pytest.mark.parametrize(
    ("given", "options"),
    list(product(settings_given(), (WatchlistOptions(), CHOSEN))),
)
def test_every_estimate_of_the_rules_is_there_exactly_once(
    given: dict[str, frozenset[str]], options: WatchlistOptions
) -> None:
    said = answer(EMPTY, options, setting(given))
    names = [e.name for f in said.findings for e in f.estimates]
    assert len(names) == len(set(names))
    assert set(CONTRACT) <= set(names)
    assert {f.rank >= 20 for f in said.findings} == {True}


def test_nothing_handed_over_gives_no_number_and_no_verdict() -> None:
    for finding in findings(EMPTY, given={}).values():
        assert finding.verdict is Verdict.NOT_ASSESSABLE
        assert all(e.interval is None for e in finding.estimates)
        assert finding.plain.id == "absent.no-list"


ORDERS = (
    ByOrder("captura", "covered", 0, 0, 90),
    ByOrder("captura", "part", 2, 0, 3),
    ByOrder("paradero", "never", 1, 2, 2),
    ByOrder("", "no person", 1, 1, 5),
)


def test_an_entry_without_a_person_widens_the_share_without_an_order() -> None:
    seen = counts(coverage=(Coverage(100, 0, 0, 100, 95, 5, 0),), by_order=ORDERS)
    found = findings(seen)
    assert ends(named(found, "entries-without-order")) == (0.05, 0.10)
    assert found["watchlist.orders"].verdict is Verdict.CONTRADICTED
    assert named(found, "orders.part").count == 3


def test_a_partial_history_of_orders_leaves_no_entry_surely_without_one() -> None:
    seen = counts(coverage=(Coverage(100, 0, 0, 100, 95, 5, 0),), by_order=ORDERS)
    found = findings(seen, WatchlistOptions())
    assert ends(named(found, "entries-without-order")) == (0.0, 0.10)
    assert found["watchlist.orders"].verdict is Verdict.INCONCLUSIVE


def test_covered_entries_alone_support_the_claim_whatever_the_history() -> None:
    seen = counts(by_order=(ByOrder("captura", "covered", 0, 0, 4),))
    for options in (CHOSEN, WatchlistOptions()):
        assert findings(seen, options)["watchlist.orders"].verdict is Verdict.SUPPORTED


def test_entries_past_their_order_are_given_by_days() -> None:
    late = (Lateness("0-1", 1, 1), Lateness("366+", 2, 900))
    found = findings(counts(by_order=ORDERS, lateness=late))
    assert ends(named(found, "entries.order-ended")) == (0.03, 0.10)
    assert named(found, "entries.order-ended.2-30").count == 0
    assert named(found, "entries.order-ended.366+").count == 2
    assert ends(named(found, "order-ended.longest")) == (900.0, 900.0)


def test_without_orders_the_own_dates_of_the_list_still_tell_which_ended() -> None:
    found = findings(counts(by_order=ORDERS), given={"watchlist": ALL["watchlist"]})
    assert named(found, "entries-without-order").absent_because is not None
    assert named(found, "entries.order-ended").interval is not None
    assert found["watchlist.orders"].plain.id == "absent.no-orders"
    assert [ask.record for ask in found["watchlist.orders"].asks] == ["orders"]


def test_nothing_is_said_of_ended_orders_where_no_date_tells() -> None:
    given = without("valid_to", "order_id")
    assert findings(counts(by_order=ORDERS), given=given)["watchlist.orders"].plain.facts == {
        "entries": 0,
        "low": 0.05,
        "high": 0.1,
    }
    told = findings(counts(by_order=ORDERS[:2]))["watchlist.orders"].plain
    assert (told.id, told.facts["late"]) == ("orders.plain-late", 0)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("known wrong", "entries.known-wrong"),
        ("without ground or class", "entries.without-ground-or-reliability"),
        ("outside categories", "entries.outside-categories"),
        ("without category", "category.missing"),
        ("scraped", "images.scraped"),
        ("past limit", "images.past-stated-limit"),
    ],
)
@given(no=st.integers(0, 50), unknown=st.integers(0, 50), yes=st.integers(0, 50))
def test_a_level_is_a_count_or_bounds_that_hold_every_completion(
    question: str, name: str, no: int, unknown: int, yes: int
) -> None:
    found = named(findings(counts(levels=levels(question, no, unknown, yes))), name)
    whole = no + unknown + yes
    if not whole:
        assert found.interval is None
        return
    low, high = ends(found)
    assert low == pytest.approx(yes / whole)
    assert high == pytest.approx((yes + unknown) / whole)
    assert (found.count is None) == bool(unknown)
    assert found.support == whole
