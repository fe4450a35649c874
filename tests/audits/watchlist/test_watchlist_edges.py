"""Levels at their edges, touching orders, shared documents, the period."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from tests.audits.watchlist.by_hand import DAYS, END, PERSONS, asked, at
from veedor.core import Value

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
