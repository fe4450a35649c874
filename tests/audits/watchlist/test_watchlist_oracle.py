"""Stays, orders, repeats and ages against a walk in plain Python."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.audits.watchlist.by_hand import DAYS, PERSONS, asked, at
from veedor.core import Value


@dataclass(frozen=True)
class Stay:
    """One entry as the oracle sees it: who, on which of the versions, and its rows."""

    person: int
    first: int
    last: int


presence = st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=DAYS)


spans = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-2, 2 * DAYS), st.integers(1, 9)), max_size=6
)


def stays(there: list[list[bool]]) -> Iterator[Stay]:
    for person in range(4):
        first: int | None = None
        for place, version in enumerate([*there, [False] * 4]):
            if version[person] and first is None:
                first = place
            if not version[person] and first is not None:
                yield Stay(person, first, place - 1)
                first = None


def rows_of(there: list[list[bool]], *, numbered: bool) -> list[dict[str, Value]]:
    rows: list[dict[str, Value]] = []
    for place, version in enumerate(there):
        for n in range(4):
            if version[n]:
                row: dict[str, Value] = {"version_at": at(place), "person": PERSONS[n]}
                row["order_kind"] = "captura"
                if numbered:
                    row["entry_id"] = f"E{n}"
                rows.append(row)
    return rows


@settings(max_examples=20, deadline=None)
@given(presence, spans, st.sampled_from(["numbered", "unnumbered", "versions"]))
def test_stays_and_orders_are_those_of_a_walk_through_every_hour(
    there: list[list[bool]], orders: list[tuple[int, int, int]], form: str
) -> None:
    listed = rows_of(there, numbered=form == "numbered")
    given_list: dict[str, list[dict[str, Value]]] = {"watchlist": listed}
    if form == "versions":
        narrow: list[dict[str, Value]] = [
            {"kind" if name == "order_kind" else name: value for name, value in row.items()}
            for row in listed
        ]
        given_list = {"list_versions": narrow}
    given_orders: list[dict[str, Value]] = [
        {
            "order_id": f"O{n}",
            "person": PERSONS[who],
            "valid_from": at(start / 2),
            "valid_to": at((start + length) / 2),
        }
        for n, (who, start, length) in enumerate(orders)
    ]
    found = asked(given_list | {"orders": given_orders})
    # A version without anybody on it leaves no row: the walk must not see it either.
    seen = [place for place, version in enumerate(there) if any(version)]
    expected = list(stays([there[place] for place in seen]))
    times = [*seen, DAYS]
    assert sorted(
        (str(e["person"]), e["since"], e["until"]) for e in found["entries"]
    ) == sorted(
        (PERSONS[s.person], at(times[s.first]), at(times[s.last + 1])) for s in expected
    )
    places: Counter[str] = Counter()
    for stay in expected:
        hours = range(48 * times[stay.first], 48 * times[stay.last + 1], 24)
        covered = [
            any(w == stay.person and 24 * s <= h < 24 * (s + n) for w, s, n in orders)
            for h in hours
        ]
        places["covered" if all(covered) else "part" if any(covered) else "never"] += 1
    counted = Counter[str]()
    for row in found["by_order"]:
        counted[str(row["order_place"])] += int(str(row["entries"]))
    assert counted == places


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(*2 * [st.sampled_from([0, 1, 1, 1, 2])]), min_size=1, max_size=40),
)
@example([(1, 0)] * 29 + [(0, 1), (1, 0), (2, 0), (0, 0), (1, 2)])
def test_rows_alike_in_a_version_make_a_stay_for_each_of_them(
    times: list[tuple[int, int]],
) -> None:
    rows: list[dict[str, Value]] = [
        {"version_at": at(place / 8), "person": PERSONS[n]}
        for place, version in enumerate(times)
        for n in range(2)
        for _ in range(version[n])
    ]
    seen = [version for version in times if any(version)]
    expected = [
        stay
        for copy in (1, 2)
        for stay in stays([[n >= copy for n in version] + [False] * 2 for version in seen])
    ]
    found = asked({"watchlist": rows})
    assert len(found["entries"]) == len(expected)
    (coverage,) = found["coverage"]
    assert coverage["admitted"] == len(rows)
    repeated = {n for n in range(2) if any(version[n] == 2 for version in times)}
    assert found["repeats"][0]["repeated_persons"] == len(repeated)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 6), st.integers(1, 4), st.integers(0, 1)),
        max_size=7,
    )
)
def test_repeats_are_those_of_a_comparison_of_every_pair(
    entries: list[tuple[int, int, int, int]],
) -> None:
    rows: list[dict[str, Value]] = [
        {
            "person": PERSONS[who],
            "listed_from": at(start),
            "listed_to": at(start + length),
            "order_id": f"O{order}",
        }
        for who, start, length, order in entries
    ]
    (found,) = asked({"watchlist": rows})["repeats"]

    def persons(*, same_order: bool) -> set[int]:
        return {
            a[0]
            for i, a in enumerate(entries)
            for b in entries[i + 1 :]
            if a[0] == b[0]
            and max(a[1], b[1]) < min(a[1] + a[2], b[1] + b[2], DAYS)
            and (not same_order or a[3] == b[3])
        }

    ordered = sorted(entries, key=lambda entry: (entry[1], min(entry[1] + entry[2], DAYS)))
    repeats = sum(
        any(a[0] == b[0] and b[1] < min(a[1] + a[2], DAYS) for a in ordered[:i])
        for i, b in enumerate(ordered)
    )
    assert found["repeats"] == repeats
    assert found["entries"] == len(entries)
    assert found["persons"] == len({who for who, *_ in entries})
    assert found["repeated_persons"] == len(persons(same_order=False))
    assert found["same_order_persons"] == len(persons(same_order=True))


@settings(max_examples=6, deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(date(2005, 12, 1), date(2006, 6, 1)), st.integers(0, 18)),
        min_size=10,
        max_size=60,
    )
)
@example([(date(2006, 3, 5), 14), (date(2006, 3, 6), 14), (date(2008, 2, 29), 9)])
def test_a_minor_is_one_until_the_birthday(cases: list[tuple[date, int]]) -> None:
    days = [date(2024, 2, 20) + timedelta(days=later) for _, later in cases]
    rows: list[dict[str, Value]] = [
        {
            "person": str(UUID(int=n)),
            "born_on": born,
            "listed_from": datetime.combine(day, datetime.min.time()) + timedelta(hours=3),
        }
        for n, ((born, _), day) in enumerate(zip(cases, days, strict=True))
    ]
    minor = {str(e["person"]): e["minor"] for e in asked({"watchlist": rows})["entries"]}
    for n, ((born, _), day) in enumerate(zip(cases, days, strict=True)):
        of_age = (day.year - 18, day.month, day.day) >= (born.year, born.month, born.day)
        assert minor[str(UUID(int=n))] == (0 if of_age else 2)
