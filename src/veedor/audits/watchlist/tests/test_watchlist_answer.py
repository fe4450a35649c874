"""The watchlist audit on counts made by hand."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.watchlist import AUDIT
from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import (
    ByOrder,
    Changes,
    Counts,
    Coverage,
    Documents,
    Errors,
    Identity,
    Lateness,
    Levels,
    Minors,
    Repeats,
    Reviews,
    Shapes,
    Sizes,
)
from veedor.audits.watchlist.options import WatchlistOptions, binds
from veedor.core import Estimate, Finding, Interval, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS

ALL = {
    name: frozenset(c.name for c in RECORDS[name].columns) for name in ("watchlist", "orders")
}
CONTRACT = (
    *("entries-without-order", "entries.known-wrong", "entries.without-ground-or-reliability"),
    *("published-minors", "minors.published", "minors.without-reason"),
    *("entries.outside-categories", "entries.source-and-review", "category.missing"),
    *("images.scraped", "images.past-stated-limit"),
)
# In UTC, as a setting has them.
MARCH = tuple(datetime.fromisoformat(day) for day in ("2024-03-04T03:00", "2024-04-01T03:00"))
EMPTY = Counts(
    coverage=(Coverage(0, 0, 0, 0, 0, 0, 0),),
    levels=(),
    by_order=(),
    lateness=(),
    errors=(Errors(0, 0),),
    minors=(),
    identity=(),
    shapes=(),
    repeats=(Repeats(0, 0, 0, 0, 0, 0),),
    documents=(Documents(0, 0, 0, 0),),
    reviews=(),
    changes=(),
    sizes=(Sizes(0, 0, 0, 0),),
)
CHOSEN = WatchlistOptions(
    orders_history="complete",
    wrong_statuses=("x",),
    categories=("a",),
    catch_all=("b",),
    scraped_sources=("web",),
    image_age_limit_days=10,
)


def setting(
    given: dict[str, frozenset[str]] | None = None, *, bounded: bool = False
) -> Setting:
    return Setting(
        given=ALL if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=MARCH[0] if bounded else OPEN_FROM,
        end=MARCH[1] if bounded else OPEN_TO,
        bounded=bounded,
    )


def without(*columns: str) -> dict[str, frozenset[str]]:
    return ALL | {"watchlist": ALL["watchlist"] - set(columns)}


def counts(**parts: object) -> Counts:
    return msgspec.structs.replace(EMPTY, **parts)


def findings(
    seen: Counts,
    options: WatchlistOptions = CHOSEN,
    given: dict[str, frozenset[str]] | None = None,
) -> dict[str, Finding]:
    return {f.id: f for f in answer(seen, options, setting(given)).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = (e for f in found.values() for e in f.estimates if e.name == name)
    return one


def ends(estimate: Estimate) -> tuple[float, float]:
    assert estimate.interval is not None
    return estimate.interval.low, estimate.interval.high


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


def levels(question: str, no: int, unknown: int, yes: int) -> tuple[Levels, ...]:
    return tuple(Levels(question, level, n) for level, n in enumerate((no, unknown, yes)) if n)


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


def published(rows: list[tuple[int, int]]) -> Iterator[float]:
    """Every share that the published list can have had: the doubtful taken either way.

    Where nothing was published in the end, no minor was: 0.
    """
    choices = [
        [
            (is_minor, is_published)
            for is_minor in ([0, 1] if minor == 1 else [minor // 2])
            for is_published in ([0, 1] if out == 1 else [out // 2])
        ]
        for minor, out in rows
    ]
    for world in product(*choices):
        shown = [is_minor for is_minor, is_published in world if is_published]
        yield sum(shown) / len(shown) if shown else 0.0


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=5).filter(
        lambda rows: any(out for _, out in rows)
    )
)
def test_the_published_minors_reach_as_far_as_any_world_does(
    rows: list[tuple[int, int]],
) -> None:
    seen = counts(minors=tuple(Minors(minor, out, 0, 1, 15) for minor, out in rows))
    for name in ("published-minors", "minors.published"):
        low, high = ends(named(findings(seen), name))
        worlds = list(published(rows))
        assert low == pytest.approx(min(worlds))
        assert high == pytest.approx(max(worlds))


def test_where_nothing_was_published_no_minor_was() -> None:
    found = findings(counts(minors=(Minors(2, 0, 0, 3, 15), Minors(1, 0, 2, 4, -1))))
    assert ends(named(found, "published-minors")) == (0.0, 0.0)
    assert named(found, "published-minors").support == 7
    assert found["watchlist.minors"].verdict is Verdict.SUPPORTED


def test_minors_without_a_reason_are_a_share_of_all_entries() -> None:
    seen = counts(
        minors=(Minors(0, 2, 2, 94, -1), Minors(2, 2, 0, 4, 16), Minors(2, 2, 2, 2, 13))
    )
    found = findings(seen)
    assert ends(named(found, "minors.without-reason")) == (0.02, 0.02)
    assert ends(named(found, "minors.youngest")) == (13.0, 13.0)
    assert named(found, "minors.entries").count == 6


def test_no_minors_give_none_without_a_reason_though_the_column_is_lacking() -> None:
    given = without("reason_for_minor")
    adults = counts(minors=(Minors(0, 2, 2, 9, -1),))
    assert ends(named(findings(adults, given=given), "minors.without-reason")) == (0.0, 0.0)
    doubtful = counts(minors=(Minors(1, 2, 2, 9, -1),))
    found = named(findings(doubtful, given=given), "minors.without-reason")
    assert found.absent_because is not None
    assert found.absent_because.facts == {"column": "reason_for_minor"}


def test_the_option_says_that_the_list_was_published() -> None:
    seen = counts(minors=(Minors(2, 2, 2, 1, 15),))
    given = without("published")
    assert named(findings(seen, given=given), "published-minors").interval is None
    options = WatchlistOptions(list_published=True)
    assert ends(named(findings(seen, options, given), "published-minors")) == (1.0, 1.0)


IDENTITY = (
    Identity("accepted", 2, 2, 80),
    Identity("missing", 0, 0, 7),
    Identity("missing", 2, 0, 5),
    Identity("placeholder", 0, 2, 4),
    Identity("other", 2, 2, 4),
)


def test_an_entry_is_told_by_a_document_or_by_filiation_and_birth() -> None:
    found = findings(counts(identity=IDENTITY, shapes=(Shapes("!A/A", 4),)))
    assert named(found, "entries.not-individualised").count == 13
    assert named(found, "documents.missing").count == 12
    assert named(found, "documents.placeholder").count == 4
    assert named(found, "documents.other-form").count == 4
    assert named(found, "documents.not-usable").count == 20
    assert named(found, "filiation.missing").count == 89
    assert named(found, "birth.missing").count == 88


def test_forms_go_to_the_annex_alone() -> None:
    said = answer(counts(shapes=(Shapes("!A/A", 4),)), CHOSEN, setting())
    (table,) = said.annex
    assert (table.columns, table.rows) == (("shape", "entries"), (("!A/A", 4),))
    assert answer(EMPTY, CHOSEN, setting()).annex == ()


def test_repeats_with_the_same_order_decide_and_those_with_others_do_not() -> None:
    other = counts(repeats=(Repeats(10, 8, 2, 2, 0, 0),), documents=(Documents(5, 0, 5, 0),))
    found = findings(other)
    assert found["watchlist.duplicates"].verdict is Verdict.SUPPORTED
    assert named(found, "duplicates.persons").count == 2
    same = msgspec.structs.replace(other, repeats=(Repeats(10, 8, 2, 2, 1, 1),))
    assert findings(same)["watchlist.duplicates"].verdict is Verdict.CONTRADICTED
    unkeyed = findings(other, given=without("person_ref"))
    assert unkeyed["watchlist.duplicates"].verdict is Verdict.INCONCLUSIVE


def test_a_review_in_between_gives_bounds() -> None:
    seen = counts(
        reviews=(Reviews(2, 0, 6), Reviews(1, 0, 1), Reviews(2, 2, 2), Reviews(0, 0, 1))
    )
    assert ends(named(findings(seen), "entries.source-and-review")) == (0.6, 0.7)
    sure = counts(reviews=(Reviews(2, 0, 6),))
    assert named(findings(sure), "entries.source-and-review").count == 6


def test_options_that_are_not_set_give_reasons_and_no_number() -> None:
    found = findings(counts(levels=levels("scraped", 1, 1, 1)), WatchlistOptions())
    for name, why in (
        ("images.scraped", "images.no-scraped"),
        ("images.past-stated-limit", "images.no-limit"),
        ("entries.outside-categories", "grounds.no-categories"),
        ("entries.catch-all", "grounds.no-catch-all"),
    ):
        because = named(found, name).absent_because
        assert because is not None
        assert because.id == why


def test_states_say_nothing_until_the_case_says_which_are_errors() -> None:
    given = without("error_known_at")
    found = named(findings(EMPTY, WatchlistOptions(), given), "entries.known-wrong")
    assert found.absent_because is not None
    assert found.absent_because.id == "errors.no-status"
    given = without("error_known_at", "status")
    found = named(findings(EMPTY, CHOSEN, given), "entries.known-wrong")
    assert found.absent_because is not None
    assert found.absent_because.id == "errors.no-column"


def test_the_five_kinds_and_no_other_support_the_claim() -> None:
    five = ("PRÓFUGO", "rebeldia", "Orden de captura", "averiguación de paradero", "comparendo")
    rows = tuple(ByOrder(kind, "covered", 0, 2 * (kind == five[0]), 2) for kind in five)
    found = findings(counts(by_order=rows))
    assert found["watchlist.kinds"].verdict is Verdict.SUPPORTED
    assert [named(found, f"kinds.{k}").count for k in ("fugitive", "summons")] == [2, 2]
    assert named(found, "kinds.minors.fugitive").count == 2
    more = (*rows, ByOrder("inhibición", "covered", 0, 0, 1))
    assert findings(counts(by_order=more))["watchlist.kinds"].verdict is Verdict.CONTRADICTED


def test_turnover_gives_the_longest_time_without_a_change() -> None:
    seen = counts(
        coverage=(Coverage(9, 0, 0, 9, 9, 0, 5),),
        changes=(
            Changes(date(2024, 3, 1), 2, 1),
            Changes(date(2024, 3, 2), 0, 3),
            Changes(date(2024, 3, 12), 1, 0),
        ),
        sizes=(Sizes(6, 5, 3, 9),),
    )
    found = findings(seen)
    assert named(found, "turnover.unchanged").count == 10
    assert named(found, "turnover.days").support == 12
    assert named(found, "turnover.busiest").count == 3
    assert named(found, "turnover.added").count == 3
    assert named(found, "turnover.removed").count == 4
    assert ends(named(found, "turnover.kept")) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("columns", "versions", "why"),
    [
        ({"person"}, 0, "turnover.no-spans"),
        ({"person", "version_at"}, 1, "turnover.one-version"),
        ({"person", "version_at", "kind"}, 0, "turnover.one-version"),
        ({"person", "listed_from"}, 0, "absent.none"),
    ],
)
def test_turnover_is_not_seen_in_one_version(
    columns: set[str], versions: int, why: str
) -> None:
    seen = counts(coverage=(Coverage(0, 0, 0, 0, 0, 0, versions),))
    found = findings(seen, given={"watchlist": frozenset(columns)})["watchlist.turnover"]
    assert found.verdict is Verdict.NOT_ASSESSABLE
    assert found.plain.id == why


def test_rows_outside_the_period_are_left_out_with_their_reason() -> None:
    said = answer(counts(coverage=(Coverage(10, 2, 1, 7, 7, 0, 0),)), CHOSEN, setting())
    (covered,) = said.coverage
    assert covered.audited == 7
    assert [part.rows for part in covered.excluded] == [2, 1]


def test_every_query_that_a_finding_rests_on_is_one_of_the_kinds() -> None:
    known = {*AUDIT.derived, *Counts.__struct_fields__}
    for finding in findings(EMPTY).values():
        assert set(finding.queries) <= known


def test_the_days_of_use_are_the_cases_or_the_periods() -> None:
    bound = binds(WatchlistOptions(), setting(bounded=True))
    assert (bound["first_use"], bound["last_use"]) == (date(2024, 3, 4), date(2024, 3, 31))
    assert bound["bounded"] == 1
    assert bound["last_day"] == date(2024, 3, 31)
    chosen = WatchlistOptions(first_use_on=date(2024, 3, 9), last_use_on=date(2024, 3, 9))
    assert binds(chosen, setting())["first_use"] == date(2024, 3, 9)
    assert binds(WatchlistOptions(), setting())["last_use"] == date(9999, 12, 31)


def test_a_bar_in_a_text_cannot_split_it() -> None:
    assert (
        binds(WatchlistOptions(categories=("a|b", "c")), setting())["categories"] == "|a b|c|"
    )


@pytest.mark.parametrize(
    "faulty",
    [
        {"first_use_on": date(2024, 2, 1), "last_use_on": date(2024, 1, 1)},
        {"legal_age": 0},
        {"legal_age": 120},
    ],
)
def test_options_that_cannot_be_are_refused(faulty: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        WatchlistOptions(**faulty)  # type: ignore[arg-type]


def test_an_interval_of_images_is_told_as_counted_or_as_bounds() -> None:
    exact = findings(counts(levels=levels("past limit", 3, 0, 1)))["watchlist.images"]
    assert exact.plain.id == "images.plain-limit-exact"
    only_source = WatchlistOptions(scraped_sources=("web",))
    doubtful = findings(counts(levels=levels("scraped", 3, 1, 1)), only_source)
    assert doubtful["watchlist.images"].plain.id == "images.plain-scraped"
    assert named(doubtful, "images.scraped").interval == Interval(
        kind="bounds", low=0.2, high=0.4
    )
