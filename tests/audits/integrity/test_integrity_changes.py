"""Changes of the list against the log of them."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audits.integrity.by_hand import START, Ask, at, event, named, reach


def day(number: int) -> datetime:
    return START + timedelta(days=number)


VERSIONS = [
    {"version_at": day(number), "person": person}
    for number, persons in ((0, "ab"), (1, "ac"), (3, "cd"))
    for person in persons
]


def test_a_change_is_explained_by_an_event_that_cites_its_source(integrity: Ask) -> None:
    events = [
        event(0.5, "add", "c", source="f"),
        event(0.5, "remove", "b"),
        event(2, "add", "d", order_id="O"),
        event(0.5, "remove", "a", order_id="O"),
        event(2, "add", "z"),
    ]
    counts, answer = integrity({"watchlist": VERSIONS, "list_events": events})
    # Differences: +c -b by day 1; +d -a by day 3. Events of no difference: -a too early, +z.
    seen = counts.changes[0]
    assert (seen.differences, seen.with_event, seen.with_source) == (4, 3, 2)
    assert (seen.events, seen.unseen, seen.unseen_sourced) == (5, 2, 1)
    estimate = named(answer, "changes.without-source")
    assert (estimate.count, estimate.support) == (3, 6)


def test_a_list_of_spans_changes_where_a_span_starts_or_ends(integrity: Ask) -> None:
    spans = [
        {"person": "a", "listed_from": day(0), "listed_to": day(2)},
        {"person": "b", "listed_from": day(0), "listed_to": None},
        {"person": "c", "listed_from": day(1), "listed_to": None},
    ]
    events = [
        event(0.5, "add", "c", source="f"),
        event(1.9, "remove", "a"),
        event(2.1, "add", "b", order_id="O"),
    ]
    # The first moment is no change: +c on day 1 and -a on day 2; +b shows in no span.
    counts, answer = integrity({"watchlist": spans, "list_events": events})
    seen = counts.changes[0]
    assert (seen.differences, seen.with_event, seen.with_source) == (2, 2, 1)
    assert (seen.unseen, seen.unseen_sourced) == (1, 1)
    estimate = named(answer, "changes.without-source")
    assert (estimate.count, estimate.support) == (1, 3)


def test_without_versions_each_event_is_a_change(integrity: Ask) -> None:
    events = [event(1, "add", "c", source="f"), event(1, "remove", "b")]
    _, answer = integrity({"list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0.5, 0.5)


def test_events_without_a_column_of_sources_decide_nothing(integrity: Ask) -> None:
    events = [{"made_at": day(1), "action": "add", "person": "c"}]
    _, answer = integrity({"list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0, 1)
    _, answer = integrity({"watchlist": VERSIONS, "list_events": events})
    assert reach(named(answer, "changes.without-source")) == (0.75, 1)


LISTS = st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=5)


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(("add", "remove")),
        st.sampled_from("abcd"),
        st.booleans(),
    ),
    max_size=8,
)


@given(lists=LISTS, events=EVENTS)
@settings(max_examples=30, deadline=None)
def test_each_change_of_the_list_is_counted_once(
    integrity: Ask, lists: list[set[str]], events: list[tuple[int, str, str, bool]]
) -> None:
    versions = [
        {"version_at": at(2 * n), "person": p}
        for n, persons in enumerate(lists)
        for p in persons
    ]
    rows = [
        event(0, action, person, source="f" if cited else None) | {"made_at": at(minute)}
        for minute, action, person, cited in events
    ]
    given = {
        "watchlist": frozenset({"person"}),
        "list_events": frozenset({"person", "order_id", "source"}),
    }
    _, answer = integrity({"watchlist": versions, "list_events": rows}, given=given)
    changes = {
        (n, action, person)
        for n in range(1, len(lists))
        for action, persons in (
            ("add", lists[n] - lists[n - 1]),
            ("remove", lists[n - 1] - lists[n]),
        )
        for person in persons
    }
    # A version comes every two minutes: an event of minute 1 or 2 falls before version 1.
    place = [((minute + 1) // 2, action, person) for minute, action, person, _ in events]
    sourced = {where for where, (*_, cited) in zip(place, events, strict=True) if cited}
    alone = [
        cited for where, (*_, cited) in zip(place, events, strict=True) if where not in changes
    ]
    estimate = named(answer, "changes.without-source")
    whole = len(changes) + len(alone)
    if whole:
        lacking = len(changes - sourced) + alone.count(False)
        assert (estimate.count, estimate.support) == (lacking, whole)
    else:
        assert estimate.interval is None
