"""The queries and findings of the audit of recognition on small tables made by hand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import msgspec
import pytest

from veedor.audits.recognition import AUDIT
from veedor.audits.recognition.counts import Counts
from veedor.audits.recognition.options import RecognitionOptions
from veedor.core import Answer, Estimate, Finding, Setting, Verdict
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query

Row = Mapping[str, Any]
Ask = Callable[..., Answer]
TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}
DAY = "2024-05-02 "
START = DAY + "10:00:00"
USE: dict[str, Any] = {"deployment_id": "D1", "started_at": START, "ended_at": DAY + "16:00:00"}
ALERT: dict[str, Any] = {"alert_id": "A1", "made_at": DAY + "11:00:00"}
STOP: dict[str, Any] = {"stop_id": "S1", "started_at": DAY + "11:05:00", "alert_id": "A1"}


def make(db: duckdb.DuckDBPyConnection, record: str, rows: Sequence[Row]) -> None:
    columns = {c.name: TYPES[c.kind] for c in RECORDS[record].columns}
    moments = [c.name for c in RECORDS[record].columns if c.kind == "moment"]
    columns |= {f"{name}_local": columns[name] for name in moments}
    kinds = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    for row in rows:
        full = dict(row) | {f"{name}_local": row.get(name) for name in moments}
        values = [full.get(name) for name in columns]
        cells = ", ".join(f"CAST(? AS {kind})" for kind in columns.values())
        db.execute(
            f'INSERT INTO "{record}" SELECT {cells}',
            [None if value is None else str(value) for value in values],
        )


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Ask the audit of tables; every column that some row has counts as handed over."""
    with duckdb.connect(":memory:") as db:

        def asked(
            tables: Mapping[str, Sequence[Row]],
            start: datetime = OPEN_FROM,
            end: datetime = OPEN_TO,
            **options: Any,
        ) -> Answer:
            chosen = RecognitionOptions(**options)
            given = {
                name: frozenset(c for row in rows for c in row) for name, rows in tables.items()
            }
            setting = Setting(
                given=given,
                zone="UTC",
                seed=1,
                start=start,
                end=end,
                bounded=start != OPEN_FROM,
            )
            for need in AUDIT.needs:
                make(db, need.record, tables.get(need.record, ()))
            binds, rows = AUDIT.binds(chosen, setting), {}
            for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
                sql = query("recognition", name)
                bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
                if name in AUDIT.derived:
                    db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
                    continue
                told = db.execute(sql, bound)
                names = [column[0] for column in told.description or ()]
                rows[name] = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
            return AUDIT.answer(msgspec.convert(rows, Counts), chosen, setting)

        yield asked


def estimate(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def finding(answer: Answer, name: str) -> Finding:
    return next(f for f in answer.findings if f.id == f"recognition.{name}")


def reach(answer: Answer, name: str) -> tuple[float, float]:
    """The least and the most; (-1, -1) where there is no number."""
    found = estimate(answer, name).interval
    return (-1.0, -1.0) if found is None else (found.low, found.high)


YES, NO, OPEN, NONE = (1.0, 1.0), (0.0, 0.0), (0.0, 1.0), (-1.0, -1.0)
LATE = DAY + "15:00:00"
LEAVE = {"authorisation": "granted", "authorised_at": DAY + "09:00:00", "urgent": False}
URGENT = {"authorisation": "granted", "authorised_at": "2024-05-03 08:00:00", "urgent": True}
SAFE = {"named_persons": True, "limited": True, "assessed_on": "2024-05-01"}
TOLD = {"market_notified_on": "2024-05-04", "data_notified_on": "2024-05-04"}
REFUSED = {"authorisation": "refused", "authorised_at": LATE, "urgent": True, "asked_at": LATE}
AIMS, LATES = "uses.outside-aims", "uses.authorised-late"
SAFES, NOTICES = "uses.no-prior-safeguards", "uses.not-notified"


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (AIMS, {"aim": "other"}, YES),
        (AIMS, {"aim": "victims"}, NO),
        (AIMS, {"aim": None}, OPEN),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": 4}, NO),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": 3}, YES),
        (AIMS, {"aim": "suspects", "offence_listed": False, "max_penalty_years": None}, YES),
        (AIMS, {"aim": "suspects", "offence_listed": True, "max_penalty_years": None}, OPEN),
        (LATES, LEAVE, NO),
        (LATES, LEAVE | {"authorised_at": START}, NO),
        (LATES, LEAVE | {"authorised_at": LATE}, YES),
        (LATES, LEAVE | {"authorisation": "none", "authorised_at": None}, YES),
        (LATES, LEAVE | {"authorised_at": None}, OPEN),
        (LATES, LEAVE | {"authorisation": "refused"}, YES),
        (LATES, URGENT | {"asked_at": "2024-05-03 10:00:00"}, NO),
        (LATES, URGENT | {"asked_at": "2024-05-03 10:00:01"}, YES),
        (LATES, URGENT | {"asked_at": None}, OPEN),
        (LATES, REFUSED, YES),
        (LATES, REFUSED | {"ended_at": LATE, "data_deleted_at": LATE}, NO),
        (LATES, REFUSED | {"ended_at": LATE}, YES),
        (LATES, REFUSED | {"ended_at": None, "data_deleted_at": LATE}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-01"}, NO),
        (SAFES, SAFE | {"registered_on": "2024-05-02"}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-03"}, YES),
        (SAFES, SAFE | {"registered_on": None}, YES),
        (SAFES, SAFE | {"registered_on": "2024-05-01", "limited": None}, OPEN),
        (SAFES, SAFE | {"registered_on": "2024-05-01", "limited": False}, YES),
        (NOTICES, TOLD | {"in_annual_report": True}, NO),
        (NOTICES, TOLD | {"in_annual_report": False}, YES),
        (NOTICES, TOLD | {"in_annual_report": None}, OPEN),
        (NOTICES, TOLD | {"in_annual_report": True, "data_notified_on": None}, YES),
        (NOTICES, TOLD, NONE),
        ("deployments.without-grounds", {"grounds": "  "}, YES),
        ("deployments.without-grounds", {"grounds": "x"}, NO),
        ("deployments.place-reasoned", {"place_ground": "x", "place_criterion": "C1"}, YES),
        ("deployments.place-reasoned", {"place_ground": "x", "place_criterion": "C"}, NO),
        ("deployments.place-reasoned", {"place_ground": "", "place_criterion": "C1"}, NO),
    ],
)
def test_each_use_is_held_against_what_had_to_be_done(
    ask: Ask, name: str, row: Row, wanted: tuple[float, float]
) -> None:
    said = ask({"deployments": [{**USE, **row}]}, place_criteria=("C1", "C2"))
    assert reach(said, name) == wanted


def test_without_written_criteria_it_cannot_be_told_whether_one_is_cited(ask: Ask) -> None:
    said = ask({"deployments": [{**USE, "place_ground": "x", "place_criterion": "C1"}]})
    assert reach(said, "deployments.place-reasoned") == OPEN
    assert finding(said, "place-reasoned").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([{"cameras": 4, "signed_from": START}], NO),
        ([{"cameras": 4, "signed_from": None}], YES),
        ([{"cameras": 4, "signed_from": DAY + "13:00:00"}], (0.5, 0.5)),
        ([{"cameras": 4, "signed_from": DAY + "20:00:00"}], YES),
        (
            [{"cameras": 1, "signed_from": None}, {"cameras": 3, "signed_from": START}],
            (0.25,) * 2,
        ),
        ([{"cameras": None, "signed_from": START}, {"cameras": 3, "signed_from": START}], NO),
        ([{"cameras": None, "signed_from": None}, {"cameras": 3, "signed_from": START}], OPEN),
        ([{"cameras": None, "signed_from": START}, {"cameras": 3, "signed_from": None}], OPEN),
        ([{"cameras": None, "signed_from": START}], NO),
    ],
)
def test_camera_hours_without_a_sign_weigh_cameras_and_time(
    ask: Ask, rows: list[dict[str, Any]], wanted: tuple[float, float]
) -> None:
    uses = [{**USE, "deployment_id": f"D{n}", **row} for n, row in enumerate(rows)]
    assert reach(ask({"deployments": uses}), "camera-hours.without-sign") == wanted


PURPOSES = [
    {"purpose": "A", "basis": "lawful"},
    {"purpose": "B", "basis": "not lawful"},
    {"purpose": "C", "basis": "undocumented"},
]


def test_uses_outside_the_policy_are_those_of_no_purpose_in_it(ask: Ask) -> None:
    """A in it; B and Z not; C and nothing cannot be told: 2 to 4 of 5, and a look-up more."""
    uses = [
        {**USE, "deployment_id": p or "-", "purpose": p} for p in ("A", "B", "C", "Z", None)
    ]
    looks = [{"query_id": "1", "made_at": START, "purpose": "A"}]
    said = ask({"deployments": uses, "queries": looks, "purposes": PURPOSES})
    assert reach(said, "uses.outside-policy") == pytest.approx((2 / 6, 4 / 6))
    alone = ask({"queries": looks, "purposes": PURPOSES})
    assert reach(alone, "uses.outside-policy") == NO
    assert reach(ask({"queries": looks}), "uses.outside-policy") == NONE
    bare = ask({"purposes": PURPOSES, "deployments": [USE]})
    assert reach(bare, "uses.outside-policy") == NONE


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({"case_ref": "c", "order_id": "O1"}, NO),
        ({"case_ref": "", "order_id": "O1"}, YES),
        ({"case_ref": "c", "order_id": ""}, YES),
        ({"case_ref": "c", "order_id": "O2"}, NO),
        ({"case_ref": "c", "order_id": "O3"}, OPEN),
        ({"case_ref": "c", "order_id": "O9"}, OPEN),
    ],
)
def test_a_search_after_the_fact_needs_a_case_and_an_order_in_time(
    ask: Ask, row: Row, wanted: tuple[float, float]
) -> None:
    orders = [
        {"order_id": "O1", "person": "p", "valid_from": "2024-04-01 00:00:00"},
        {"order_id": "O2", "person": "p", "valid_from": "2024-05-04 10:00:00"},
        {"order_id": "O3", "person": "p", "valid_from": "2024-05-04 10:00:01"},
    ]
    looks = [{"query_id": "1", "made_at": START, **row}]
    said = ask({"queries": looks, "orders": orders})
    assert reach(said, "retrospective.no-case-or-late") == wanted


DECIDED = {
    **ALERT,
    "account": "x",
    "decision": "match",
    "decided_at": DAY + "11:00:07",
    "acted_at": DAY + "11:03:00",
    "trained": True,
}
BEFORE, TWO = "alerts.reviewed-before-act", "acted.fewer-than-two-reviewers"
SECOND = {"second_account": "y", "second_decision": "match"}


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (BEFORE, {}, YES),
        (BEFORE, {"decided_at": DAY + "11:03:00"}, OPEN),
        (BEFORE, {"decided_at": DAY + "11:04:00"}, NO),
        (BEFORE, {"decided_at": None}, OPEN),
        (BEFORE, {"trained": False}, NO),
        (BEFORE, {"trained": None}, OPEN),
        (BEFORE, {"decision": "none"}, NO),
        (BEFORE, {"decision": None}, OPEN),
        (BEFORE, {"acted_at": None}, NONE),
        (TWO, SECOND, NO),
        (TWO, {}, NONE),
        (TWO, {"second_account": None}, YES),
        (TWO, SECOND | {"second_account": "x"}, YES),
        (TWO, SECOND | {"account": None}, YES),
        (TWO, SECOND | {"second_decision": "no match"}, YES),
        (TWO, SECOND | {"second_decision": "none"}, YES),
        (TWO, SECOND | {"second_decision": None}, OPEN),
        (TWO, SECOND | {"decision": None}, OPEN),
        ("acted.undecided", {"decision": "none"}, YES),
        ("acted.undecided", {"decision": None}, OPEN),
        ("acted.undecided", {}, NO),
        ("decisions.agree", {}, YES),
        ("decisions.overturned", {"decision": "no match"}, YES),
        ("decisions.false-let-through", {"identity": "wrong"}, YES),
        ("reviewers.differ", SECOND | {"second_decision": "no match"}, YES),
        ("alerts.untrained", {"trained": False}, YES),
        ("alerts.untrained", {"trained": None}, OPEN),
    ],
)
def test_people_in_the_loop(ask: Ask, name: str, row: Row, wanted: tuple[float, float]) -> None:
    assert reach(ask({"alerts": [{**DECIDED, **row}]}), name) == wanted


@pytest.mark.parametrize(
    ("trained_on", "wanted"),
    [("2024-05-01", NO), ("2024-05-02", OPEN), ("2024-05-03", YES), (None, OPEN)],
)
def test_training_is_read_from_the_register_of_accounts(
    ask: Ask, trained_on: str | None, wanted: tuple[float, float]
) -> None:
    row = {name: value for name, value in DECIDED.items() if name != "trained"}
    said = ask({"alerts": [row], "accounts": [{"account": "x", "trained_on": trained_on}]})
    assert reach(said, "alerts.untrained") == wanted


def test_an_act_that_names_the_alert_is_an_act_on_it(ask: Ask) -> None:
    row = {name: value for name, value in DECIDED.items() if name != "acted_at"}
    acted = ask({"alerts": [row], "stops": [STOP]})
    assert reach(acted, BEFORE) == YES
    assert reach(ask({"alerts": [row]}), BEFORE) == NONE


def test_seconds_to_decide_are_whole_and_their_median_is_of_the_decided(ask: Ask) -> None:
    rows = [
        DECIDED | {"alert_id": str(n), "decided_at": decided}
        for n, decided in enumerate(
            [DAY + "11:00:07", DAY + "11:01:00", "2024-05-03 11:00:00", DAY + "10:59:59", None]
        )
    ]
    found = estimate(ask({"alerts": rows}), "decisions.median-seconds")
    assert (found.support, reach(ask({"alerts": rows}), found.name)) == (3, (60.0, 60.0))


GROUND = "acts.without-human-ground"
REPORT = "wrong-stops.not-reported"


@pytest.mark.parametrize(
    ("name", "row", "wanted"),
    [
        (GROUND, {"human_ground": True, "ground": ""}, NO),
        (GROUND, {"human_ground": False, "ground": "x"}, YES),
        (GROUND, {"human_ground": None, "ground": "the alert"}, OPEN),
        (GROUND, {"human_ground": None, "ground": ""}, YES),
        (GROUND, {"human_ground": None}, OPEN),
        (GROUND, {"ground": ""}, YES),
        (GROUND, {}, NONE),
        (GROUND, {"human_ground": False, "alert_id": None}, NONE),
        (GROUND, {"human_ground": False, "alert_id": None, "profile_id": "P"}, YES),
        (REPORT, {"identity": "wrong", "reported_on": None}, YES),
        (REPORT, {"identity": "wrong", "reported_on": "2024-05-09"}, NO),
        (REPORT, {"identity": "unknown", "reported_on": None}, OPEN),
        (REPORT, {"identity": "correct", "reported_on": None}, NONE),
        (REPORT, {"identity": "correct", "cause": "order lifted", "reported_on": None}, YES),
        (REPORT, {"identity": "wrong", "alert_id": None, "reported_on": None}, NONE),
        (REPORT, {"identity": "wrong"}, NONE),
        (
            REPORT,
            {
                "identity": "correct",
                "result": "arrest",
                "basis_for_arrest": False,
                "reported_on": None,
            },
            YES,
        ),
    ],
)
def test_acts_their_ground_and_their_report(
    ask: Ask, name: str, row: Row, wanted: tuple[float, float]
) -> None:
    assert reach(ask({"stops": [{**STOP, **row}]}), name) == wanted


def test_six_causes_are_told_apart_and_one_is_the_algorithms(ask: Ask) -> None:
    """Seven wrong acts: one of each cause, and one of none, which may be any."""
    causes = (
        *("wrong identifier", "missing filiation", "order lifted", "no basis for arrest"),
        *("false match", "local copy", None),
    )
    rows = [
        {**STOP, "stop_id": str(n), "identity": "wrong", "cause": cause}
        for n, cause in enumerate(causes)
    ]
    said = ask({"stops": [*rows, {**STOP, "stop_id": "9", "identity": "correct"}]})
    found = finding(said, "causes")
    assert found.verdict is Verdict.CONTRADICTED
    assert found.plain.facts == {"whole": 7, "match": 1, "unsaid": 1}
    for name in ("wrong-identifier", "false-match", "local-copy", "order-lifted"):
        assert reach(said, f"causes.{name}") == pytest.approx((1 / 7, 2 / 7))
    assert reach(said, "causes.none-on-record") == pytest.approx((1 / 7, 1 / 7))
    assert reach(said, "stops.wrong") == (7 / 8, 7 / 8)
    lone = ask({"stops": rows[4:5]})
    assert finding(lone, "causes").verdict is Verdict.SUPPORTED
    assert finding(ask({"stops": rows[4:7:2]}), "causes").verdict is Verdict.INCONCLUSIVE
    right = ask({"stops": [{**STOP, "identity": "correct", "cause": None}]})
    assert finding(right, "causes").plain.id == "causes.none"


def test_how_long_acts_took_is_a_median_of_those_that_ended(ask: Ask) -> None:
    """20, 40 and 1,450 minutes, the last of them wrong; one without an end, one ends before."""
    ends = (DAY + "11:25:00", DAY + "11:45:59", "2024-05-03 11:15:00", None, DAY + "11:00:00")
    rows = [
        {
            **STOP,
            "stop_id": str(n),
            "ended_at": end,
            "identity": "wrong" if n == 2 else "correct",
        }
        for n, end in enumerate(ends)
    ]
    said = ask({"stops": rows})
    assert estimate(said, "stops.median-minutes").support == 3
    assert reach(said, "stops.median-minutes") == (40.0, 40.0)
    assert reach(said, "stops.median-minutes-wrong") == (1450.0, 1450.0)


def test_complaints_that_name_a_wrong_act_are_counted(ask: Ask) -> None:
    stops = [{**STOP, "identity": "wrong", "reported_on": None}]
    heard = [
        {"complaint_id": "1", "received_on": "2024-05-05", "stop_id": "S1"},
        {"complaint_id": "2", "received_on": "2024-05-05", "answered_on": "2024-06-05"},
    ]
    said = ask({"stops": stops, "complaints": heard})
    assert estimate(said, "complaints.about-wrong").count == 1
    assert estimate(said, "complaints.unanswered").count == 1


FULL = DECIDED | {
    "deployment_id": "D1",
    "entry_id": "E",
    "input_ref": "i",
    "score": 0.7,
    "threshold": 0.6,
    "identity": "correct",
}
DONE = {**STOP, "ended_at": DAY + "11:30:00", "result": "released"}
LOGGED = {**USE, "list_ref": "L"}


@pytest.mark.parametrize("gone", [None, "deployment_id", "entry_id", "input_ref", "score"])
def test_an_alert_is_followed_where_no_step_is_lacking(ask: Ask, gone: str | None) -> None:
    rows = [FULL, FULL | {"alert_id": "A2", "acted_at": None}]
    rows[0] = rows[0] | ({gone: None} if gone else {})
    said = ask({"alerts": rows, "stops": [DONE]})
    share = 1.0 if gone is None else 0.5
    assert reach(said, "alerts.fully-reconstructable") == (share, share)


@pytest.mark.parametrize("gone", ["ended_at", "result", "alert_id"])
def test_an_act_without_its_end_or_result_cannot_be_followed(ask: Ask, gone: str) -> None:
    stops = [DONE | {gone: None}]
    said = ask({"alerts": [FULL], "stops": stops})
    assert reach(said, "alerts.fully-reconstructable") == NO


@pytest.mark.parametrize(
    ("use", "alert", "wanted"),
    [
        ({}, {}, 0),
        ({"list_ref": ""}, {}, 1),
        ({"ended_at": None}, {}, 1),
        ({"started_at": None}, {"input_ref": " "}, 2),
        ({}, {"account": None}, 1),
        ({}, {"account": None, "decision": "none"}, 0),
    ],
)
def test_the_log_lacks_an_item_where_a_use_or_an_alert_does(
    ask: Ask, use: Row, alert: Row, wanted: int
) -> None:
    said = ask({"deployments": [{**LOGGED, **use}], "alerts": [{**FULL, **alert}]})
    assert estimate(said, "log.incomplete").count == wanted
    assert estimate(said, "log.incomplete").support == 2


def test_rows_outside_the_period_are_left_out_and_told(ask: Ask) -> None:
    start, end = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)
    days = ("2024-04-30 10:00:00", START, "2024-06-01 00:00:00")
    said = ask(
        {
            "deployments": [
                {"deployment_id": str(n), "started_at": day} for n, day in enumerate(days)
            ],
            "alerts": [{**FULL, "alert_id": str(n), "made_at": d} for n, d in enumerate(days)],
            "stops": [{**DONE, "stop_id": str(n), "started_at": d} for n, d in enumerate(days)],
            "queries": [{"query_id": str(n), "made_at": d} for n, d in enumerate(days)],
        },
        start=start.replace(tzinfo=None),
        end=end.replace(tzinfo=None),
    )
    for covered in said.coverage:
        assert (covered.admitted, covered.audited, len(covered.excluded)) == (3, 1, 2)
    assert len(said.coverage) == 4
