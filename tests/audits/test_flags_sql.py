"""The audit of flags on small tables made by hand, each number counted by hand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import duckdb
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.flags import AUDIT
from veedor.audits.flags.counts import Counts
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Answer, Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.rules.packs import PACKS, read_pack
from veedor.run.kinds import query

Rows = Sequence[Mapping[str, Any]]
Ask = Callable[..., Answer]
START = datetime(2025, 4, 1)  # noqa: DTZ001 - UTC throughout
TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}
READ = {
    *("captures.not-public-without-order", "targets.protected-only"),
    *("monitoring.outside-scope", "monitoring.protected-without-order"),
    "financial-queries.without-gateway",
}


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def fill(db: duckdb.DuckDBPyConnection, record: str, rows: Rows) -> None:
    columns = [(column.name, TYPES[column.kind]) for column in RECORDS[record].columns]
    columns += [
        (f"{c.name}_local", "TIMESTAMP") for c in RECORDS[record].columns if c.kind == "moment"
    ]
    kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    for row in rows:
        cells = [row.get(name, row.get(name.removesuffix("_local"))) for name, _ in columns]
        marks = ", ".join("?" for _ in cells)
        db.execute(f'INSERT INTO "{record}" VALUES ({marks})', cells)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Ask the audit of tables: ``ask(tables, options, setting)``."""
    with duckdb.connect(":memory:") as db:

        def asked(
            tables: Mapping[str, Rows], options: FlagsOptions | None = None, **changed: Any
        ) -> Answer:
            given = {
                name: frozenset(column for row in rows for column in row)
                for name, rows in tables.items()
            }
            usual: dict[str, Any] = {"given": given, "zone": "UTC", "seed": 1}
            usual |= {"start": OPEN_FROM, "end": OPEN_TO} | changed
            setting, chosen = Setting(**usual), options or FlagsOptions()
            for need in AUDIT.needs:
                fill(db, need.record, tables.get(need.record, ()))
            binds, rows = AUDIT.binds(chosen, setting), {}
            for name in (*AUDIT.derived, *Counts.__struct_fields__):
                sql = query("flags", name)
                bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
                if name in AUDIT.derived:
                    db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
                    continue
                found = db.execute(sql, bound)
                columns = [column[0] for column in found.description or ()]
                rows[name] = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
            return AUDIT.answer(msgspec.convert(rows, Counts), chosen, setting)

        yield asked


def named(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def reach(answer: Answer, name: str) -> tuple[float, float] | None:
    held = named(answer, name).interval
    return None if held is None else (held.low, held.high)


def why(answer: Answer, name: str) -> str:
    because = named(answer, name).absent_because
    assert because is not None
    return because.id


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"flags.{name}")


def captures(*rows: Mapping[str, Any]) -> dict[str, Rows]:
    usual: dict[str, Any] = {
        "made_at": at(1),
        "public": True,
        "order_id": None,
        "crime_kind": "threats",
        "protected": "none",
        "usual_conduct": False,
        "has_case": False,
    }
    return {
        "monitoring": [{**usual, "capture_id": str(n), **row} for n, row in enumerate(rows)]
    }


def flags(n: int, **columns: Any) -> list[dict[str, Any]]:
    return [{"flag_id": str(k), "made_at": at(k), **columns} for k in range(n)]


def review(
    flag: int, verdict: str | None, hours: float = 100, **columns: Any
) -> dict[str, Any]:
    usual: dict[str, Any] = {"account": "a", "sampled": True, "automatic": False}
    said = {"flag_id": str(flag), "reviewed_at": at(hours), "verdict": verdict}
    return usual | said | columns


def test_what_rules_read_is_given_once_and_absent_without_a_record(ask: Ask) -> None:
    wanted = {
        rule.reads.estimate
        for pack in PACKS
        for rule in read_pack(pack).rules
        if rule.reads is not None and rule.reads.kind == "flags"
    }
    assert wanted == READ
    answer = ask({})
    for name in READ:
        assert reach(answer, name) is None
        assert why(answer, name) in {"absent.no-monitoring", "absent.no-fin-flags"}
    assert {f.verdict for f in answer.findings} == {Verdict.NOT_ASSESSABLE}
    assert answer.coverage == ()
    assert answer.annex == ()


def test_records_without_a_row_in_the_period_leave_nothing_to_divide_by(ask: Ask) -> None:
    tables = {
        **captures({}),
        "fin_flags": [{"query_id": "1", "made_at": at(1), "gateway": "uif"}],
        "flights": [{"flight_id": "1", "started_at": at(1), "authorised": True}],
        "flags": flags(2),
        "reviews": [review(0, "useful")],
        "known_events": [{"event_id": "1", "happened_on": at(1).date(), "flagged": True}],
    }
    answer = ask(tables, start=at(1000), end=at(2000), bounded=True)
    for name in (*READ, "flights.without-authorisation", "sensitivity", "precision.bounds"):
        assert why(answer, name) == "absent.none", name
    assert {c.record: (c.admitted, c.audited) for c in answer.coverage} == {
        **dict.fromkeys(("fin_flags", "flights", "known_events", "monitoring"), (1, 0)),
        "flags": (2, 0),
        "reviews": (1, 0),
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, (0, 0)),
        ({"public": False}, (1, 1)),
        ({"public": None}, (0, 1)),
        ({"public": False, "order_id": "J"}, (0, 0)),
        ({"public": None, "order_id": "J"}, (0, 0)),
        ({"public": False, "order_id": ""}, (1, 1)),
    ],
)
def test_a_source_that_was_not_open_needs_an_order(
    ask: Ask, row: dict[str, Any], expected: tuple[float, float]
) -> None:
    answer = ask(captures(row))
    assert reach(answer, "captures.not-public-without-order") == expected
    verdict: dict[tuple[float, float], Verdict] = {
        (0, 0): Verdict.SUPPORTED,
        (1, 1): Verdict.CONTRADICTED,
    }
    assert finding(answer, "hidden").verdict is verdict.get(expected, Verdict.INCONCLUSIVE)


@pytest.mark.parametrize(
    ("order", "ordered"),
    [
        ({"order_id": "J", "valid_from": at(0), "valid_to": at(2)}, True),
        ({"order_id": "J", "valid_from": at(0), "valid_to": at(1)}, False),
        ({"order_id": "J", "valid_from": at(1), "valid_to": None}, True),
        ({"order_id": "J", "valid_from": at(2), "valid_to": None}, False),
        ({"order_id": "K", "valid_from": at(0), "valid_to": at(2)}, False),
    ],
)
def test_an_order_counts_if_it_was_in_force(
    ask: Ask,
    order: dict[str, Any],
    ordered: bool,  # noqa: FBT001 - a case of the table above
) -> None:
    tables = captures({"public": False, "order_id": "J", "protected": "minor"})
    answer = ask(tables | {"orders": [order | {"person": "x"}]})
    expected = (0, 0) if ordered else (1, 1)
    assert reach(answer, "captures.not-public-without-order") == expected
    assert reach(answer, "monitoring.protected-without-order") == expected
    assert reach(answer, "captures.not-public") == (1, 1)


def test_without_the_column_of_orders_what_was_not_open_stays_untold(ask: Ask) -> None:
    rows = [
        {"capture_id": str(n), "made_at": at(n), "public": n > 0, "protected": "none"}
        for n in range(4)
    ]
    answer = ask({"monitoring": rows})
    assert reach(answer, "captures.not-public-without-order") == (0, 0.25)
    assert reach(answer, "monitoring.protected-without-order") == (0, 0)
    assert reach(answer, "targets.protected-only") == (0, 0)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, (0, 0)),
        ({"crime_kind": "THREATS"}, (0, 0)),
        ({"crime_kind": "noise"}, (1, 1)),
        ({"crime_kind": None}, (0, 1)),
        ({"crime_kind": None, "public": False}, (1, 1)),
        ({"usual_conduct": True}, (1, 1)),
        ({"usual_conduct": None}, (0, 1)),
    ],
)
def test_scope_is_open_source_listed_crime_and_conduct_that_is_not_usual(
    ask: Ask, row: dict[str, Any], expected: tuple[float, float]
) -> None:
    options = FlagsOptions(listed_crimes=("Threats",))
    assert reach(ask(captures(row), options), "monitoring.outside-scope") == expected


def test_without_a_list_no_crime_is_judged(ask: Ask) -> None:
    answer = ask(captures({}, {"public": False}))
    assert reach(answer, "monitoring.outside-scope") == (0.5, 1)
    assert why(answer, "monitoring.crime-not-listed") == "absent.no-list"
    bare = ask({"monitoring": [{"capture_id": "1", "made_at": at(1), "order_id": "J"}]})
    assert why(bare, "monitoring.outside-scope") == "absent.no-scope"


@pytest.mark.parametrize(
    ("row", "sensitive", "only"),
    [
        ({"protected": "minor", "crime_kind": None}, (1, 1), (0, 0)),
        ({"protected": "union"}, (1, 1), (0, 0)),
        ({"protected": "union", "crime_kind": None}, (1, 1), (1, 1)),
        ({"protected": "union", "crime_kind": None, "has_case": True}, (1, 1), (0, 0)),
        ({"protected": "union", "crime_kind": None, "has_case": None}, (1, 1), (0, 1)),
        ({"protected": "union", "crime_kind": None, "order_id": "J"}, (0, 0), (0, 0)),
        ({"protected": "press", "crime_kind": None}, (0, 0), (0, 0)),
        ({"protected": None}, (0, 1), (0, 0)),
        ({"protected": None, "crime_kind": None}, (0, 1), (0, 1)),
    ],
)
def test_protected_categories(
    ask: Ask,
    row: dict[str, Any],
    sensitive: tuple[float, float],
    only: tuple[float, float],
) -> None:
    answer = ask(captures(row))
    assert reach(answer, "monitoring.protected-without-order") == sensitive
    assert reach(answer, "targets.protected-only") == only
    told = ask(captures(row), FlagsOptions(unmarked_is_none=True))
    if row["protected"] is None:
        assert reach(told, "monitoring.protected-without-order") == (0, 0)


def test_categories_are_counted_and_so_is_what_has_no_mark(ask: Ask) -> None:
    answer = ask(
        captures({"protected": "press"}, {"protected": "press"}, {"protected": None}, {})
    )
    assert reach(answer, "captures.of-category.press") == (2, 2)
    assert reach(answer, "captures.unmarked") == (1, 1)


def test_money_goes_by_one_of_two_ways(ask: Ask) -> None:
    ways = ["uif", "court", "other", "none", None, "uif"]
    numbers = ["1", None, "1", None, None, ""]
    rows = [
        {"query_id": str(n), "made_at": at(n), "gateway": way, "order_id": number}
        for n, (way, number) in enumerate(zip(ways, numbers, strict=True))
    ]
    answer = ask({"fin_flags": rows})
    assert reach(answer, "financial-queries.without-gateway") == pytest.approx((2 / 6, 3 / 6))
    assert reach(answer, "financial-queries.without-number") == pytest.approx((2 / 3, 2 / 3))
    held = ask({"fin_flags": rows[:2]})
    assert reach(held, "financial-queries.without-gateway") == (0, 0)
    assert finding(held, "money").verdict is Verdict.SUPPORTED


def test_precision_is_weighed_by_stratum_and_not_by_what_was_reviewed(ask: Ask) -> None:
    # Ten flags of stratum a, four drawn, three useful; twenty of b, four drawn, one useful.
    rows = [
        {"flag_id": str(k), "made_at": at(k), "stratum": "a" if k < 10 else "b"}
        for k in range(30)
    ]
    found = [review(k, "useful" if k < 3 else "not useful") for k in range(4)]
    found += [review(k, "useful" if k == 10 else "not useful") for k in range(10, 14)]
    picked = [review(20, "useful", sampled=False)]
    answer = ask({"flags": rows, "reviews": found + picked})
    held = named(answer, "precision.useful").interval
    assert held is not None
    assert held.value == pytest.approx((10 * 3 / 4 + 20 * 1 / 4) / 30)
    assert held.kind == "confidence"
    assert reach(answer, "precision.bounds") == pytest.approx((5 / 30, 26 / 30))
    strata = [named(answer, f"precision.by-stratum.{n}").interval for n in (1, 2)]
    assert [one.value for one in strata if one] == [0.75, 0.25]
    assert reach(answer, "flags.reviewed") == (9, 9)
    alike = ask({"flags": rows, "reviews": found + picked}, FlagsOptions(reviews_drawn="all"))
    other = named(alike, "precision.useful").interval
    assert other is not None
    assert other.value == pytest.approx((7.5 + 20 * 2 / 5) / 30)


def test_unequal_chances_weigh_each_flag_by_what_it_stands_for(ask: Ask) -> None:
    reviews = [
        review(0, "useful", weight=1),
        review(1, "useful", weight=1.5),
        review(2, "not useful", weight=2.5),
        review(3, "useful", sampled=False, weight=None),
    ]
    tables = {"flags": flags(9), "reviews": reviews}
    held = named(ask(tables), "precision.weighted").interval
    assert held is not None
    assert held.value == pytest.approx(2.5 / 5)
    assert held.low < 0.2
    bare = {"flags": flags(9), "reviews": [*reviews[:3], review(4, "useful", weight=None)]}
    assert why(ask(bare), "precision.weighted") == "absent.no-weight"
    low = {"flags": flags(9), "reviews": [*reviews[:3], review(4, "useful", weight=0.5)]}
    assert why(ask(low), "precision.weighted") == "absent.no-weight"
    one = {"flags": flags(9), "reviews": [reviews[2]]}
    assert why(ask(one), "precision.weighted") == "absent.none-drawn"
    none = {"flags": flags(9), "reviews": [review(1, "not useful")]}
    assert why(ask(none), "precision.weighted") == "absent.no-column"


def test_each_system_has_its_own_bounds(ask: Ask) -> None:
    rows = [row | {"system": "ab"[k % 2] if k else None} for k, row in enumerate(flags(6))]
    reviews = [review(1, "useful"), review(3, "not useful"), review(2, "unknown")]
    answer = ask({"flags": rows, "reviews": reviews})
    # No system: flag 0. a: 2 and 4. b: 1, 3 and 5.
    shown = [reach(answer, f"precision.by-system.{place}") for place in (1, 2, 3)]
    assert shown == [(0, 1), (0, 1), pytest.approx((1 / 3, 2 / 3))]
    alone = ask({"flags": flags(6, system="a"), "reviews": reviews})
    names = [e.name for e in finding(alone, "precision").estimates]
    assert "precision.by-system.1" not in names


def test_what_a_review_could_not_tell_gives_two_readings(ask: Ask) -> None:
    verdicts = ["useful", "not useful", "unknown", None]
    answer = ask({"flags": flags(4), "reviews": [review(k, v) for k, v in enumerate(verdicts)]})
    assert reach(answer, "precision.useful") == (0.25, 0.25)
    assert reach(answer, "precision.not-refuted") == (0.75, 0.75)
    assert reach(answer, "precision.bounds") == (0.25, 0.75)


def test_a_stratum_that_nothing_was_drawn_from_leaves_bounds(ask: Ask) -> None:
    rows = [{**row, "stratum": str(int(row["flag_id"]) % 2)} for row in flags(10)]
    half = ask({"flags": rows, "reviews": [review(0, "useful"), review(2, "not useful")]})
    assert why(half, "precision.useful") == "absent.stratum-unseen"
    assert reach(half, "precision.bounds") == (0.1, 0.9)
    assert finding(half, "precision").verdict is Verdict.INCONCLUSIVE
    none = ask({"flags": rows, "reviews": [review(0, "not useful", sampled=False)]})
    assert why(none, "precision.useful") == "absent.none-drawn"


def test_a_register_that_only_confirms_has_no_useful_share(ask: Ask) -> None:
    tables = {"flags": flags(5), "reviews": [review(k, "useful") for k in range(5)]}
    names = ("precision.bounds", "precision.useful", "recall", "recall.bounds")
    for name in names:
        assert why(ask(tables), name) == "absent.all-useful"
        said = ask(tables, FlagsOptions(register="confirmed only"))
        assert why(said, name) == "absent.confirmed-only"
        event = {"known_events": [{"event_id": "1", "flagged": True}]}
        assert why(ask(event), name) == "absent.events-only"
    whole = ask(tables, FlagsOptions(register="all flags"))
    assert reach(whole, "precision.useful") == (1, 1)
    part = {"flags": flags(9), "reviews": tables["reviews"]}
    assert why(ask(part), "precision.useful") == "absent.only-useful"
    assert reach(ask(part), "precision.bounds") == pytest.approx((5 / 9, 1))
    lacking = {"flags": flags(5)}
    assert why(ask(lacking), "precision.bounds") == "absent.no-reviews"


def test_the_last_review_decides_and_the_system_does_not(ask: Ask) -> None:
    reviews = [
        review(0, "useful", 1),
        review(0, "not useful", 2, account="b"),
        review(1, "useful", 1),
        review(1, "not useful", 1, account="b"),
        review(2, "not useful", 1, automatic=True, account=None),
        review(3, "useful") | {"reviewed_at": None},
    ]
    tables = {"flags": flags(5), "reviews": reviews}
    answer = ask(tables)
    # Useful: 3. Not useful: 0. Without a finding: 1 (two at one moment), 2 (system), 4.
    assert reach(answer, "precision.bounds") == (0.2, 0.8)
    assert reach(answer, "flags.closed-by-system") == (0.2, 0.2)
    assert reach(answer, "flags.never-reviewed") == (0.2, 0.2)
    counted = ask(tables, FlagsOptions(automatic_is_review=True))
    assert reach(counted, "precision.bounds") == (0.2, 0.6)
    assert reach(counted, "flags.closed-by-system") == (0, 0)


def test_recall_needs_a_draw_of_what_raised_no_flag(ask: Ask) -> None:
    tables: dict[str, Rows] = {
        "flags": flags(4),
        "reviews": [review(k, "useful" if k < 2 else "not useful") for k in range(4)],
    }
    assert why(ask(tables), "recall") == "absent.no-unflagged-sample"
    assert why(ask(tables), "recall.bounds") == "absent.no-unflagged-things"
    bound = ask(tables, FlagsOptions(unflagged_things=98))
    assert reach(bound, "recall.bounds") == (0.02, 1)
    drawn = [
        {"item_id": str(n), "stratum_size": 4, "verdict": "useful" if n < 2 else "not useful"}
        for n in range(4)
    ]
    whole = named(ask({**tables, "unflagged_sample": drawn}), "recall").interval
    assert whole is not None
    # Two useful flags, and two missed among four things that were all looked at.
    assert (whole.low, whole.value, whole.high) == (0.5, 0.5, 0.5)
    some = [one | {"stratum_size": 8} for one in drawn]
    part = named(ask({**tables, "unflagged_sample": some}), "recall").interval
    assert part is not None
    # Between two and six of the eight; four by the draw.
    assert (part.low, part.value) == pytest.approx((2 / 8, 2 / 6))
    assert part.high == pytest.approx(2 / 4)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"stratum_size": None}, "absent.no-stratum-size"),
        ({"stratum_size": 1}, "absent.stratum-too-small"),
        ({"verdict": None}, "absent.unflagged-untold"),
    ],
)
def test_a_draw_that_cannot_be_used_says_why(
    ask: Ask, change: dict[str, Any], because: str
) -> None:
    sample = [
        {"item_id": str(n), "stratum_size": 9, "verdict": "useful"} | change for n in range(2)
    ]
    tables = {"flags": flags(2), "reviews": [review(0, "useful"), review(1, "not useful")]}
    assert why(ask({**tables, "unflagged_sample": sample}), "recall") == because


def test_known_events_give_the_share_that_raised_a_flag_in_reach(ask: Ask) -> None:
    marks = [(True, True), (False, None), (None, True), (False, False)]
    events = [
        {"event_id": str(n), "flagged": flagged, "in_reach": within}
        for n, (flagged, within) in enumerate(marks)
    ]
    answer = ask({"known_events": events})
    assert reach(answer, "sensitivity") == pytest.approx((1 / 3, 2 / 3))
    assert finding(answer, "recall").plain.id == "recall.plain-sensitivity-unknown"


def test_agreement_reads_the_last_judgement_of_each_account(ask: Ask) -> None:
    def both(flag: int, first: str, second: str) -> list[dict[str, Any]]:
        return [review(flag, first, 100), review(flag, second, 101, account="b")]

    reviews = [
        *both(0, "useful", "useful"),
        *both(1, "useful", "not useful"),
        *both(2, "not useful", "not useful"),
        *both(3, "unknown", "useful"),
        review(4, "useful"),
        review(0, "not useful", 99),
        review(2, "useful", 102, account="c"),
    ]
    answer = ask({"flags": flags(5), "reviews": reviews})
    assert reach(answer, "reviews.agreed") == pytest.approx((2 / 3, 2 / 3))
    held = named(answer, "reviews.kappa").interval
    assert held is not None
    # Seen 2/3; by chance (2/3)(1/3) + (1/3)(2/3) = 4/9.
    assert held.value == pytest.approx((2 / 3 - 4 / 9) / (5 / 9))
    # Flags 0, 1, 2 as uu, un, nnu: apart 0 + 2 + 2; of seven, four useful and three not: 24.
    assert reach(answer, "reviews.alpha") == pytest.approx((1 - 6 * 4 / 24,) * 2)
    assert reach(answer, "reviews.overturned.useful") == (0.5, 0.5)
    assert reach(answer, "reviews.overturned.not-useful") == (0, 0)
    alone = ask({"flags": flags(5), "reviews": [review(0, "useful")]})
    assert why(alone, "reviews.kappa") == why(alone, "reviews.alpha") == "agreement.no-kappa"
    assert finding(alone, "agreement").plain.id == "agreement.none"


def test_drift_compares_halves_of_the_days_and_the_spread_names_nobody(ask: Ask) -> None:
    reviews = [
        review(k, "useful" if (k // 8) % 2 == 0 or k % 8 < 2 else "not useful", 24 * (k % 8))
        | {"account": "abc"[k % 3]}
        for k in range(48)
    ]
    options = FlagsOptions(minimum_support=10)
    answer = ask({"flags": flags(48), "reviews": reviews}, options)
    # Days 0 and 1 are all useful, the six others half: halves of 3/4 and 1/2.
    held = named(answer, "reviews.drift").interval
    assert held is not None
    assert held.value == pytest.approx(0.5 - 0.75)
    spread = [reach(answer, f"reviewers.{end}") for end in ("least", "most")]
    assert spread[0] is not None
    assert spread[1] is not None
    assert spread[0][0] <= 30 / 48 <= spread[1][0]
    few = ask({"flags": flags(48), "reviews": reviews[:3]}, options)
    assert why(few, "reviews.drift") == "agreement.few-days"
    assert why(few, "reviewers.least") == "agreement.few-accounts"


def test_waits_count_whole_hours_and_flags_still_open(ask: Ask) -> None:
    rows = [{"flag_id": str(k), "made_at": at(0)} for k in range(30)]
    reviews = [review(k, "useful", k + 1.5) for k in range(25)]
    answer = ask({"flags": rows, "reviews": reviews}, start=at(0), end=at(100))
    held = named(answer, "hours-to-review.median").interval
    assert held is not None
    # The fifteenth of thirty is reviewed after 15.5 hours.
    assert held.value == 15
    assert held.low < 15 < held.high
    slow = ask({"flags": rows, "reviews": reviews[:5]}, start=at(0), end=at(100))
    assert why(slow, "hours-to-review.median") == "waits.not-reached"
    assert finding(slow, "waits").verdict is Verdict.CONTRADICTED
    early = [review(0, "useful", -5)]
    odd = ask({"flags": rows[:1], "reviews": early})
    assert why(odd, "hours-to-review.median") == "absent.none"
    assert finding(odd, "waits").verdict is Verdict.SUPPORTED


def test_referrals_follow_each_flag_to_its_furthest_outcome(ask: Ask) -> None:
    outcomes = [
        (0, "case"),
        (0, "no case"),
        (1, "pending"),
        (2, "no case"),
        (3, None),
        (99, "case"),
    ]
    referrals = [{"flag_id": str(flag), "outcome": what} for flag, what in outcomes]
    reviews = [review(0, "useful"), review(1, "not useful")]
    answer = ask({"flags": flags(8), "reviews": reviews, "referrals": referrals})
    assert reach(answer, "flags.referred") == (0.5, 0.5)
    # One with a case; pending or untold, two.
    assert reach(answer, "flags.with-case") == (1 / 8, 3 / 8)
    assert reach(answer, "referrals.not-found-useful") == (0.25, 0.75)
    (covered,) = [c for c in answer.coverage if c.record == "referrals"]
    assert (covered.admitted, covered.audited) == (6, 5)


def test_reach_divides_by_useful_flags_that_came_of_a_capture(ask: Ask) -> None:
    rows = [
        {"person": "p" if n < 4 else "q", "posts": 3 if n else None, "flag_id": str(n % 3)}
        for n in range(6)
    ]
    tables = {
        **captures(*rows),
        "flags": flags(4),
        "reviews": [review(0, "useful"), review(1, "not useful"), review(3, "useful")],
    }
    answer = ask(tables, FlagsOptions(minimum_support=2, top=(1,)))
    # Flags 0, 1 and 2 came of captures: one useful, one not, one without a review.
    assert reach(answer, "captures-per-useful-flag") == (3, 6)
    assert reach(answer, "posts-per-useful-flag") == (8, 16)
    assert reach(answer, "persons-per-useful-flag") == (1, 2)
    assert why(answer, "captures-per-case") == "absent.no-case"
    assert reach(answer, "targets.top-1") == pytest.approx((4 / 6, 4 / 6))
    assert reach(answer, "targets.gini") == pytest.approx((1 / 6, 1 / 6))
    few = ask(tables)
    assert why(few, "targets.gini") == "absent.few-persons"
    none = ask({**captures(*rows), "flags": flags(4), "reviews": [review(3, "useful")]})
    assert why(none, "posts-per-useful-flag") == "absent.none-useful"
    cased = ask(captures({"has_case": True}, {"has_case": None}, {}))
    assert reach(cased, "captures-per-case") == (1.5, 3)


def test_rules_are_held_against_whole_words_without_accents(ask: Ask) -> None:
    rules = ["Paro UNION obrera", "reunión", "zapatos", "marcha|plaza", "marcha|plaza"]
    rows = [{"flag_id": str(n), "made_at": at(n), "rule": rule} for n, rule in enumerate(rules)]
    tables = {"flags": rows, **captures({"rule": "Reunión "}, {"rule": "marcha|plaza"})}
    options = FlagsOptions(
        watched_words={"union": ("unión obrera",), "protest": ("marcha", "sentada")}
    )
    answer = ask(tables, options)
    # Five texts: the space and capital of one make it another text.
    assert reach(answer, "rules.with-watched-word") == (0.4, 0.4)
    assert reach(answer, "flags.by-watched-word") == (0.6, 0.6)
    assert reach(answer, "monitoring.by-watched-word") == (0.5, 0.5)
    assert reach(answer, "rules.of-category.1") == (1, 1)
    (annex,) = answer.annex
    assert annex.rows == (("protest", "marcha", 1, 3), ("union", "unión obrera", 1, 1))
    assert why(ask(tables), "rules.with-watched-word") == "absent.no-words"
    clean = ask({"flags": rows[1:3]}, options)
    assert finding(clean, "rules").verdict is Verdict.SUPPORTED
    assert clean.annex == ()


def test_flights_by_their_marks_and_length(ask: Ask) -> None:
    marks: list[tuple[bool | None, bool | None, str | None, float | None]] = [
        (True, False, "A", 0.5),
        (True, True, None, 1.0),
        (False, True, None, 2.0),
        (None, True, None, None),
        (False, None, None, -1.0),
    ]
    rows = [
        {
            "flight_id": str(n),
            "started_at": at(n),
            "ended_at": None if hours is None else at(n + hours),
            "authorised": authorised,
            "over_gathering": over,
            "order_id": number,
        }
        for n, (authorised, over, number, hours) in enumerate(marks)
    ]
    answer = ask({"flights": rows})
    assert reach(answer, "flights.without-authorisation") == (0.4, 0.6)
    assert reach(answer, "flights.over-gatherings") == (0.6, 0.8)
    assert reach(answer, "flights.over-gatherings-without-authorisation") == (0.2, 0.6)
    assert reach(answer, "flights.authorised-without-number") == (0.5, 0.5)
    assert reach(answer, "flights.long") == (0.4, 0.8)
    assert reach(answer, "flights.longest") == (120, 120)
    bare = ask({"flights": [{"flight_id": "1", "started_at": at(1)}]})
    assert why(bare, "flights.longest") == "absent.no-column"


MARKS = st.fixed_dictionaries(
    {
        "public": st.sampled_from([True, False, None]),
        "order_id": st.sampled_from([None, "J"]),
        "crime_kind": st.sampled_from([None, "threats", "noise"]),
        "protected": st.sampled_from([None, "none", "minor", "union"]),
        "usual_conduct": st.sampled_from([True, False, None]),
        "has_case": st.sampled_from([True, False, None]),
    }
)


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(MARKS, min_size=1, max_size=6), told=st.data())
def test_filling_in_what_was_untold_stays_within_the_bounds(
    ask: Ask, rows: list[dict[str, Any]], told: st.DataObject
) -> None:
    options = FlagsOptions(listed_crimes=("threats",))
    before = ask(captures(*rows), options)
    whole: dict[str, list[Any]] = {
        "public": [True, False],
        "protected": ["none", "minor", "union"],
        "usual_conduct": [True, False],
        "has_case": [True, False],
    }
    filled = [
        row
        | {
            name: told.draw(st.sampled_from(values))
            for name, values in whole.items()
            if row[name] is None
        }
        for row in rows
    ]
    after = ask(captures(*filled), options)
    for name in READ - {"financial-queries.without-gateway"}:
        wide, tight = reach(before, name), reach(after, name)
        assert wide is not None
        assert tight is not None
        assert wide[0] <= tight[0] <= tight[1] <= wide[1], name


REVIEW = st.fixed_dictionaries(
    {
        "flag_id": st.sampled_from(["0", "1", "2", "9"]),
        "reviewed_at": st.sampled_from([at(n) for n in range(4)]),
        "account": st.sampled_from(["a", "b", "c", None]),
        "verdict": st.sampled_from(["useful", "not useful", "unknown", None]),
        "sampled": st.sampled_from([True, False, None]),
        "automatic": st.sampled_from([True, False, False, None]),
    }
)


def last_finding(reviews: list[dict[str, Any]]) -> str | None:
    """What the reviews of the last moment found, where they found one thing."""
    if not reviews:
        return None
    last = max(one["reviewed_at"] for one in reviews)
    found = {one["verdict"] or "unknown" for one in reviews if one["reviewed_at"] == last}
    return found.pop() if len(found) == 1 else "unknown"


@settings(max_examples=25, deadline=None)
@given(reviews=st.lists(REVIEW, min_size=1, max_size=9))
def test_findings_are_those_of_a_walk_through_the_reviews(
    ask: Ask, reviews: list[dict[str, Any]]
) -> None:
    """Oracle: plain Python over the same rows."""
    options = FlagsOptions(register="all flags")
    answer = ask({"flags": flags(4), "reviews": reviews}, options)
    human = {
        str(k): [r for r in reviews if r["flag_id"] == str(k) and not r["automatic"]]
        for k in range(4)
    }
    found = [last_finding(rows) for rows in human.values()]
    useful, not_useful = found.count("useful"), found.count("not useful")
    assert reach(answer, "precision.bounds") == (useful / 4, (4 - not_useful) / 4)
    seen = sum(one is not None for one in found)
    assert reach(answer, "flags.reviewed") == (seen, seen)
    closed = sum(
        not human[k] and any(r["flag_id"] == k and r["automatic"] for r in reviews)
        for k in human
    )
    assert reach(answer, "flags.closed-by-system") == (closed / 4, closed / 4)
    drawn = [k for k, rows in enumerate(human.values()) if any(r["sampled"] for r in rows)]
    whole = range(4) if seen == 4 else drawn
    if not whole:
        assert why(answer, "precision.useful") == "absent.none-drawn"
        return
    held = named(answer, "precision.useful").interval
    assert held is not None
    share = sum(found[k] == "useful" for k in whole) / len(whole)
    assert held.value == pytest.approx(share)


@pytest.mark.parametrize(
    "wrong", [{"unflagged_things": -1}, {"long_flight_minutes": -1}, {"top": (0,)}]
)
def test_choices_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"negative|one person"):
        FlagsOptions(**wrong)
