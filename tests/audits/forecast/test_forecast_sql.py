"""The queries of the forecast audit on small tables made by hand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from re import findall
from typing import Any

import duckdb
import msgspec
import pytest

from veedor.audits.forecast import AUDIT
from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.options import ForecastOptions, binds
from veedor.audits.forecast.said import number_of
from veedor.core import Columns, Parts, Setting
from veedor.engine.admission.casts import SQL_TYPE
from veedor.engine.duck import DuckEngine
from veedor.records import RECORDS
from veedor.run import query

START = datetime.fromisoformat("2024-03-04T03:00")  # UTC: midnight on the wall clock
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
Rows = Sequence[Mapping[str, Any]]


def table(name: str, rows: Rows, folder: Path) -> Path:
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
            local = {
                f"{key}_local": value - 3 * HOUR
                for key, value in row.items()
                if isinstance(value, datetime)
            }
            whole = {**row, **local}
            marks = ", ".join("?" for _ in whole)
            db.execute(
                f"INSERT INTO t ({', '.join(whole)}) VALUES ({marks})", [*whole.values()]
            )
        db.execute(f"COPY t TO '{file}' (FORMAT parquet)")
    return file


def asking(engine: DuckEngine, text: str) -> Callable[[int], Columns]:
    return lambda part: engine.columns(text, {"part": part})


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Any]:
    """Ask all queries of tables: ``asked(options, predictions=[...], ...)``."""
    engines: list[DuckEngine] = []

    def ask(options: ForecastOptions | None = None, **given: Rows) -> Counts:
        setting = Setting(
            given={
                name: frozenset(k for row in rows for k in row) for name, rows in given.items()
            },
            zone="America/Argentina/Buenos_Aires",
            seed=1,
            start=START,
            end=START + 10 * DAY,
            bounded=True,
        )
        room = tmp_path / str(len(engines))
        room.mkdir()
        engine = DuckEngine(room, threads=1, memory="300MB")
        engines.append(engine)
        bound = binds(options or ForecastOptions(), setting)
        engine.open(
            {need.record: table(need.record, given.get(need.record, ()), room)
             for need in AUDIT.needs}
        )  # fmt: skip
        found: dict[str, Any] = {}
        for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
            text = query("forecast", name)
            marks = set(findall(r"\$(\w+)", text)) - {"part"}
            part = {n: bound[n] for n in marks}
            if name in AUDIT.derived:
                engine.derive(name, text, part)
            elif name in AUDIT.parted:
                numbers = range(1, len(found[AUDIT.parted[name]]) + 1)
                found[name] = Parts(numbers=numbers, ask=asking(engine, text))
            else:
                found[name] = list(engine.rows(text, part))
        return msgspec.convert(found, Counts)

    yield ask
    for engine in engines:
        engine.close()


def predicted(day: int = 0, cell: str | None = "A", **more: Any) -> dict[str, Any]:
    usual = {
        "valid_from": START + day * DAY,
        "valid_to": START + (day + 1) * DAY,
        "cell": cell,
        "rate": Decimal("0.5"),
    }
    return usual | more


def happened(number: int, hours: float, cell: str | None = "A", **more: Any) -> dict[str, Any]:
    usual = {
        "incident_id": f"H{number}",
        "occurred_at": START + hours * HOUR,
        "cell": cell,
        "category": "robo",
    }
    return usual | more


def test_each_prediction_counts_once_or_is_left_out_for_one_reason(asked: Any) -> None:
    rows = [
        predicted(),
        predicted(1, issued_at=START + 20 * HOUR),
        predicted(
            1, issued_at=START + 23 * HOUR, rate=Decimal("0.7")
        ),  # replaces the one before
        predicted(2, issued_at=START + 2 * DAY + HOUR),  # once its day had begun
        predicted(3, category="hurto"),
        predicted(-1),
        predicted(9, valid_to=START + 11 * DAY),  # reaches beyond the period
        predicted(4, valid_to=None),
        predicted(5, None),
        predicted(6, None, latitude=Decimal("-34.6"), longitude=Decimal("-58.4")),
    ]
    seen = asked(predictions=rows).coverage[0]
    assert seen.admitted == 10
    assert (seen.category, seen.outside, seen.endless) == (1, 2, 1)
    assert (seen.nowhere, seen.late, seen.replaced) == (1, 1, 1)
    assert (seen.celled, seen.boxes) == (2, 1)


def test_of_several_issues_the_last_before_its_time_counts(asked: Any) -> None:
    rows = [
        predicted(issued_at=START - 2 * HOUR, rate=Decimal("0.1")),
        predicted(issued_at=START - HOUR, rate=Decimal("0.2")),
    ]
    (one,) = asked(predictions=rows).predicted
    assert (one["rate_whole"].tolist(), one["rate_part"].tolist()) == ([0], [2 * 10**14])


def test_rates_and_scores_are_handed_over_whole_and_in_parts_of_it(asked: Any) -> None:
    rows = [
        predicted(rate=Decimal("12.000000000000001"), score=Decimal("-0.25")),
        predicted(0, "B", rate=None, score=Decimal(0), flagged=True),
        predicted(2, "B", rate=Decimal("0.1")),
    ]
    first, last = asked(predictions=rows).predicted
    assert {name: held.tolist() for name, held in first.items()} == {
        "cell_no": [1, 2],
        "rate_whole": [12, 0],
        "rate_part": [1, 0],
        "score_whole": [-1, 0],
        "score_part": [75 * 10**13, 0],
        "scored": [1, 1],
        "flagged": [0, 1],
    }
    assert number_of(first, "rate").tolist() == [12.000000000000001, 0.0]
    assert number_of(first, "score").tolist() == [-0.25, 0.0]
    assert number_of(last, "rate").tolist() == [0.1]


def test_what_a_baseline_may_know_ends_with_the_forecasts_own_data(asked: Any) -> None:
    rows = [predicted(3, issued_at=START + 2 * DAY, data_until=START + 26 * HOUR)]
    (one,) = asked(predictions=rows).periods
    assert one.known == datetime.fromisoformat("2024-03-05T02:00")
    assert (one.issued, one.cut, one.peeks) == (1, 1, 0)


def test_an_incident_at_midnight_belongs_to_the_day_that_begins(asked: Any) -> None:
    counts = asked(
        predictions=[predicted(0), predicted(1)],
        incidents=[happened(1, 0), happened(2, 23.99), happened(3, 24)],
    )
    assert [(e.period_no, e.incidents) for e in counts.events] == [(1, 2), (2, 1)]


def test_every_incident_has_one_fate(asked: Any) -> None:
    counts = asked(
        predictions=[predicted(0), predicted(2)],
        incidents=[
            happened(1, 1),
            happened(2, 1, None),
            happened(3, 1, "Z"),
            happened(4, 30),
            happened(5, -5),
            happened(6, -5, "Z"),
            happened(7, 90),
            happened(8, 1, category="hurto"),
            happened(9, 1, occurred_at=None),
        ],
        cells=[{"cell": "A"}],
    )
    seen = counts.incident_coverage[0]
    assert seen.admitted == 9
    assert (seen.on_map, seen.nowhere, seen.off_map) == (2, 1, 1)
    assert (seen.between_periods, seen.earlier, seen.earlier_lost, seen.after) == (1, 1, 1, 1)
    assert (seen.category, seen.undated) == (0, 1)


def test_the_category_of_predictions_chooses_that_of_incidents(asked: Any) -> None:
    rows = {
        "predictions": [predicted(category="robo"), predicted(1, category="hurto")],
        "incidents": [happened(1, 1), happened(2, 2, category="hurto"), happened(3, 3)],
    }
    seen = asked(ForecastOptions(category="robo"), **rows).incident_coverage[0]
    assert (seen.on_map, seen.category) == (2, 1)
    both = ForecastOptions(category="robo", incident_categories=("robo", "hurto"))
    assert asked(both, **rows).incident_coverage[0].on_map == 3


def test_a_report_dates_what_a_baseline_may_know(asked: Any) -> None:
    counts = asked(
        predictions=[predicted(5)],
        incidents=[happened(1, 1, reported_at=START + 3 * DAY), happened(2, 1)],
    )
    assert [(p.occurred_on, p.known_on) for p in counts.history] == [
        (date(2024, 3, 4), date(2024, 3, 4)),
        (date(2024, 3, 4), date(2024, 3, 7)),
    ]
    assert [(lag.days, lag.incidents) for lag in counts.lags] == [(3, 1)]


def test_a_cell_that_only_the_list_holds_is_on_the_map(asked: Any) -> None:
    counts = asked(
        predictions=[predicted()], cells=[{"cell": "A", "area_km2": Decimal(1)}, {"cell": "B"}]
    )
    assert [(c.cell, c.cell_no, c.listed) for c in counts.map_cells] == [
        ("A", 1, 1),
        ("B", 2, 1),
    ]


def test_rates_of_zero_are_not_handed_on_but_counted(asked: Any) -> None:
    counts = asked(predictions=[predicted(rate=Decimal(0)), predicted(0, "B")])
    assert [one["cell_no"].tolist() for one in counts.predicted] == [[2]]
    assert (counts.periods[0].predictions, counts.periods[0].rates) == (2, 2)


def visit(number: int, start: float, end: float | None, **more: Any) -> dict[str, Any]:
    usual = {
        "visit_id": f"V{number}",
        "unit": "A",
        "started_at": START + start * HOUR,
        "ended_at": None if end is None else START + end * HOUR,
        "vehicle": "m1",
        "at_police_premises": False,
    }
    return usual | more


def test_visits_are_counted_with_what_is_amiss(asked: Any) -> None:
    rows = [
        visit(1, 1, 2),
        visit(2, 1.5, 1.55),  # short, and within the one before
        visit(3, 5, None, at_police_premises=True),
        visit(4, 8, 7),
        visit(5, 9, 30, vehicle=None),
        visit(6, -3, -2),
    ]
    seen = asked(dosage=rows).visits[0]
    assert (seen.admitted, seen.visits, seen.endless, seen.reversed) == (6, 5, 1, 1)
    assert (seen.short, seen.long, seen.premises, seen.overlapping) == (1, 1, 1, 1)
    assert seen.vehicle_unknown == 1
    assert seen.seconds == round(3600 * (1 + 0.05 + 21))


def test_a_flagged_place_is_patrolled_only_while_it_is_in_force(asked: Any) -> None:
    rows = [
        predicted(0, "A", flagged=True, prediction_id="P1"),
        predicted(1, "A", flagged=True, prediction_id="P2"),
        predicted(1, "B", flagged=True, prediction_id="P3"),
        predicted(2, "B", flagged=False, prediction_id="P4"),
    ]
    seen = asked(predictions=rows, dosage=[visit(1, 23, 25), visit(2, 90, 91)]).patrolled[0]
    assert (seen.predictions, seen.with_visit) == (3, 2)
    assert (seen.seconds, seen.flagged_seconds) == (2 * 3600, 3 * 86_400)


def test_an_act_is_linked_by_the_number_and_the_moment(asked: Any) -> None:
    def act(number: int, hours: float, **more: Any) -> dict[str, Any]:
        return {"stop_id": f"A{number}", "started_at": START + hours * HOUR} | more

    counts = asked(
        predictions=[
            predicted(0, prediction_id="P1"),
            predicted(0, "B", prediction_id="P2", valid_to=None),
        ],
        stops=[
            act(1, 5, prediction_id="P1"),
            act(2, 24, prediction_id="P1"),
            act(3, 5, prediction_id="P2"),
            act(4, 5, prediction_id="P9"),
            act(5, 5, profile_id="F1"),
            act(6, 5),
            act(7, -5),
        ],
        dosage=[visit(1, 5, 6, prediction_id="P1")],
    )
    found = {(a.record, a.link): a.acts for a in counts.acts}
    assert found == {
        ("stops", "in force"): 1,
        ("stops", "not in force"): 1,
        ("stops", "open"): 1,
        ("stops", "unknown number"): 1,
        ("stops", "bulletin"): 1,
        ("stops", "none"): 1,
        ("dosage", "in force"): 1,
    }
    assert {(a.record, a.admitted, a.outside) for a in counts.act_coverage} == {
        ("stops", 7, 1),
        ("dosage", 1, 0),
    }


@pytest.mark.parametrize(
    ("resolution", "allowed"),
    [
        ({"resolved_on": date(2024, 3, 3), "allows": True}, {1: 2}),
        ({"resolved_on": date(2024, 3, 4), "allows": True}, {0: 1, 1: 1}),  # not the same day
        ({"resolved_on": date(2024, 3, 3), "allows": False}, {0: 2}),
        ({"resolved_on": None, "allows": True}, {-1: 2}),
        ({"resolved_on": date(2024, 3, 3), "allows": None}, {-1: 2}),
        (
            {"resolved_on": date(2024, 3, 3), "allows": True, "until": date(2024, 3, 4)},
            {0: 1, 1: 1},
        ),
        ({"resolved_on": date(2024, 3, 3), "allows": True, "findings": False}, {0: 2}),
        ({"resolved_on": date(2024, 3, 3), "allows": True, "system": "cámaras"}, {0: 2}),
    ],
)  # fmt: skip
def test_a_run_needs_an_earlier_resolution_that_allows_it(
    asked: Any, resolution: dict[str, Any], allowed: dict[int, int]
) -> None:
    runs = [
        predicted(0, run_id="R1", issued_at=START + HOUR),
        predicted(1, run_id="R2", issued_at=START + DAY),
        predicted(1, "B", run_id="R2", issued_at=START + DAY),
    ]
    options = ForecastOptions(systems=("predicción",))
    stated = {"resolution_id": "N1", "system": "predicción"} | resolution
    found = asked(options, predictions=runs, resolutions=[stated]).resolved
    assert {one.allowed: one.runs for one in found} == allowed


def test_runs_without_any_resolution_have_none_before_them(asked: Any) -> None:
    found = asked(predictions=[predicted(run_id="R1")]).resolved
    assert [(one.allowed, one.runs) for one in found] == [(0, 1)]
