"""The watchlist audit's SQL against an oracle in plain Python, on small lists by chance."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from re import findall
from tempfile import TemporaryDirectory
from uuid import UUID

import duckdb
from hypothesis import example, given, settings
from hypothesis import strategies as st

from veedor.audits.watchlist import AUDIT
from veedor.audits.watchlist.options import WatchlistOptions, binds
from veedor.core import Row, Setting, Value
from veedor.engine.admission.casts import SQL_TYPE
from veedor.engine.duck import DuckEngine
from veedor.records import RECORDS
from veedor.run import query
from veedor.run.kinds import packaged

START = datetime.fromisoformat("2024-03-04T03:00")  # UTC, as a setting has it
DAYS = 8
END = START + timedelta(days=DAYS)
OPTIONS = WatchlistOptions(
    wrong_statuses=("mal",),
    categories=("a",),
    image_age_limit_days=20,
    scraped_sources=("web",),
)
Made = dict[str, list[Row]]


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def table(name: str, rows: list[dict[str, Value]], folder: Path) -> Path:
    """Write a canonical table; what a row leaves out is missing. The wall clock is UTC - 3."""
    columns: list[tuple[str, str]] = []
    for column in RECORDS[name].columns:
        columns.append((column.name, SQL_TYPE[column.kind]))
        if column.kind == "moment":
            columns.append((f"{column.name}_local", "TIMESTAMP"))
    file = folder / f"{name}.parquet"
    with duckdb.connect() as db:
        db.execute(f"CREATE TABLE t ({', '.join(f'{n} {kind}' for n, kind in columns)})")
        for row in rows:
            whole = dict(row)
            for key, value in row.items():
                if isinstance(value, datetime):
                    whole[f"{key}_local"] = value - timedelta(hours=3)
            marks = ", ".join("?" for _ in whole)
            db.execute(
                f"INSERT INTO t ({', '.join(whole)}) VALUES ({marks})", [*whole.values()]
            )
        db.execute(f"COPY t TO '{file}' (FORMAT parquet)")
    return file


def asked(given: Mapping[str, list[dict[str, Value]]], *, bounded: bool = True) -> Made:
    """Run all queries of the audit; keep the table of entries too."""
    setting = Setting(
        given={name: frozenset(c.name for c in RECORDS[name].columns) for name in given},
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=START,
        end=END,
        bounded=bounded,
    )
    bound = binds(OPTIONS, setting)
    with TemporaryDirectory() as place:
        folder = Path(place)
        tables = {name: table(name, rows, folder) for name, rows in given.items()}
        for name in {"orders", "watchlist"} - tables.keys() - made_names(tables):
            tables[name] = table(name, [], folder)
        engine = DuckEngine(folder, threads=1, memory="300MB")
        engine.open(tables)
        for name in made_names(tables):
            engine.derive(
                name, packaged("veedor.records", f"{name}_from_list_versions.sql"), {}
            )
        for name in AUDIT.derived:
            text = query("watchlist", name)
            engine.derive(name, text, {n: bound[n] for n in set(findall(r"\$(\w+)", text))})
        found: Made = {"entries": list(engine.rows("SELECT * FROM entries", {}))}
        for name in AUDIT.counts.__struct_fields__:
            text = query("watchlist", name)
            part = {n: bound[n] for n in set(findall(r"\$(\w+)", text))}
            found[name] = list(engine.rows(text, part))
        engine.close()
    return found


def made_names(tables: Mapping[str, object]) -> set[str]:
    return {"watchlist"} if "list_versions" in tables else set()


@dataclass(frozen=True)
class Stay:
    """One entry as the oracle sees it: who, on which of the versions, and its rows."""

    person: int
    first: int
    last: int


PERSONS = [f"00000000-0000-0000-0000-00000000000{n}" for n in range(4)]
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


BASE: dict[str, Value] = {
    "entry_id": "E1",
    "person": PERSONS[0],
    "listed_from": at(1),
    "order_id": "O1",
    "category": "a",
    "ground": "g",
    "reliability": "A",
    "source": "s",
    "status": "vigente",
    "born_on": date(1980, 1, 1),
    "image_taken_on": date(2024, 3, 1),
    "image_source": "renaper",
    "published": True,
}


EDGES: tuple[tuple[str, int, dict[str, Value]], ...] = (
    ("known_wrong", 0, {}),
    ("known_wrong", 2, {"status": "mal"}),
    ("known_wrong", 1, {"status": None}),
    ("known_wrong", 0, {"status": "male"}),
    ("known_wrong", 2, {"error_known_at": at(3)}),
    ("known_wrong", 0, {"error_known_at": at(3), "listed_to": at(3)}),
    ("known_wrong", 0, {"error_known_at": END}),
    ("groundless", 0, {"ground": None}),
    ("groundless", 2, {"ground": None, "order_id": None}),
    ("unclassed", 2, {"reliability": None}),
    ("outside_categories", 2, {"category": "b"}),
    ("outside_categories", 1, {"category": None}),
    ("scraped", 2, {"image_source": "web"}),
    ("scraped", 1, {"image_source": None}),
    # The last day on the list is 11 March: 20 days after 20 February.
    ("past_limit", 0, {"image_taken_on": date(2024, 2, 20)}),
    ("past_limit", 2, {"image_taken_on": date(2024, 2, 19)}),
    ("past_limit", 0, {"image_taken_on": date(2024, 2, 19), "listed_to": at(2)}),
    ("past_limit", 1, {"image_taken_on": None}),
    ("old_at_entry", 2, {"image_taken_on": date(2024, 2, 13)}),
    ("old_at_entry", 0, {"image_taken_on": date(2024, 2, 14)}),
    ("filiationless", 2, {"filiation": "!A/A"}),
    ("filiationless", 0, {"filiation": "AAAA A AAA"}),
    ("published", 1, {"published": None}),
    ("reasonless", 0, {"reason_for_minor": "r"}),
)
LEVELS = {
    "known wrong": "known_wrong",
    "without ground": "groundless",
    "without class": "unclassed",
    "without category": "uncategorised",
    "outside categories": "outside_categories",
    "scraped": "scraped",
    "past limit": "past_limit",
    "old at entry": "old_at_entry",
}


def test_levels_at_their_edges() -> None:
    rows = [
        BASE | changed | {"person": str(UUID(int=n))} for n, (_, _, changed) in enumerate(EDGES)
    ]
    found = asked({"watchlist": rows})
    entries = {str(entry["person"]): entry for entry in found["entries"]}
    for n, (column, level, changed) in enumerate(EDGES):
        assert entries[str(UUID(int=n))][column] == level, changed
    for question, column in LEVELS.items():
        counted = {
            r["level"]: r["entries"] for r in found["levels"] if r["question"] == question
        }
        assert counted == Counter(entry[column] for entry in entries.values())


def test_an_entry_that_lacks_at_one_version_counts_as_lacking() -> None:
    rows = [
        BASE | {"version_at": at(d), "category": c} for d, c in ((0, "a"), (1, None), (2, "b"))
    ]
    found = {
        r["question"]: (r["level"], r["entries"])
        for r in asked({"watchlist": rows})["levels"]
        if r["question"] in {"without category", "outside categories"}
    }
    assert found == {"without category": (2, 1), "outside categories": (2, 1)}


def test_whoever_is_of_age_on_the_first_version_may_have_been_entered_as_a_minor() -> None:
    def minor(first: int, **changed: Value) -> int:
        row = {k: v for k, v in BASE.items() if k != "listed_from"} | changed
        other = row | {"entry_id": "E0", "version_at": at(0)}
        rows = [row | {"version_at": at(first)}, *([other] if first else [])]
        found = asked({"watchlist": rows})["minors"]
        return min(int(str(r["minor"])) for r in found)

    assert minor(0) == 1
    assert minor(1) == 0
    assert minor(0, valid_from=at(-9)) == 0
    assert minor(0, born_on=date(2010, 1, 1)) == 2
    assert minor(0, born_on=date(2030, 1, 1)) == 1


def test_orders_that_touch_cover_together_and_a_gap_of_a_second_does_not() -> None:
    def place(second_from: datetime) -> str:
        orders: list[dict[str, Value]] = [
            {"order_id": "A", "person": PERSONS[0], "valid_from": at(0), "valid_to": at(4)},
            {"order_id": "B", "person": PERSONS[0], "valid_from": second_from},
        ]
        entry: dict[str, Value] = {"person": PERSONS[0], "listed_from": at(1)}
        (row,) = asked({"watchlist": [entry], "orders": orders})["by_order"]
        return str(row["order_place"])

    assert place(at(4)) == "covered"
    assert place(at(4) + timedelta(seconds=1)) == "part"
    assert place(at(2)) == "covered"


def test_two_documents_of_one_person_and_one_document_of_two() -> None:
    refs = [PERSONS[3], PERSONS[3], PERSONS[2]]
    rows: list[dict[str, Value]] = [
        {"person": PERSONS[n], "person_ref": ref, "listed_from": at(0), "entry_id": f"E{i}"}
        for i, (n, ref) in enumerate(zip((0, 1, 1), refs, strict=True))
    ]
    (found,) = asked({"watchlist": rows})["documents"]
    assert found == {"keys": 2, "keys_several": 1, "documents": 2, "documents_shared": 1}


def test_rows_outside_the_period_are_counted_apart() -> None:
    rows: list[dict[str, Value]] = [
        {"person": PERSONS[0], "listed_from": at(-5), "listed_to": at(0)},
        {"person": PERSONS[1], "listed_from": at(DAYS)},
        {"person": PERSONS[2], "listed_from": at(-5), "listed_to": at(0.01)},
        {"person": PERSONS[3]},
    ]
    (found,) = asked({"watchlist": rows})["coverage"]
    assert [found[k] for k in ("admitted", "before", "after", "entries")] == [4, 1, 1, 2]


def test_without_a_period_open_entries_last_until_the_latest_moment_known() -> None:
    rows = [BASE | {"listed_from": at(0), "valid_to": at(2)}, BASE | {"listed_from": at(3)}]
    late = asked({"watchlist": rows}, bounded=False)["lateness"]
    assert [(r["days_class"], r["entries"], r["most_days"]) for r in late] == [("0-1", 1, 1)]
    early = [BASE | {"listed_from": at(0), "valid_to": at(2)}, BASE | {"listed_from": at(1)}]
    assert asked({"watchlist": early}, bounded=False)["lateness"] == []


def test_reviews_lie_before_any_use_in_between_or_after() -> None:
    def reviewed(day: date, **changed: Value) -> int:
        found = asked({"watchlist": [BASE | {"reviewed_on": day} | changed]})["reviews"]
        return int(str(found[0]["reviewed"]))

    assert reviewed(date(2024, 3, 4)) == 2  # listed from 5 March
    assert reviewed(date(2024, 3, 5)) == 1
    assert reviewed(date(2024, 3, 12)) == 0
    assert reviewed(date(2024, 3, 8), listed_to=at(2)) == 0


def test_rows_alike_in_one_version_are_two_entries_of_one_person() -> None:
    rows: list[dict[str, Value]] = [
        {"version_at": at(d), "person": PERSONS[0], "document_shape": "!A"}
        for d in (0, 1)
        for _ in range(2)
    ]
    found = asked({"watchlist": rows})
    assert found["coverage"][0]["entries"] == 2
    assert found["repeats"][0]["repeats"] == 1
