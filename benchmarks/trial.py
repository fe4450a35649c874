"""Ten million impostor and one million genuine scores: a trial's figures, ours and plain NumPy.

``python benchmarks/trial.py``: lists in memory, ours and a plain sort side by side, each in a
process of its own and in the same run; then an audit's queries over as many comparisons that
name 4,473 persons, with the interval of the rate of false matches by persons.
"""

import json
import re
import sys
import tempfile
from pathlib import Path

import duckdb
import msgspec
import numpy as np
import pyarrow as pa
from measuring import measure

from veedor.audits.trial import AUDIT
from veedor.audits.trial.options import TrialOptions
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.run.kinds import query
from veedor.stats import area, at_most, det_places, equal_error, ladder_of, thin_ladder

IMPOSTORS, GENUINE, PERSONS = 10_000_000, 1_000_000, 4_473
RATES = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)


def drawn() -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(20240822)
    return dice.normal(0.6, 0.1, GENUINE), dice.normal(0.3, 0.1, IMPOSTORS)


def ours() -> object:
    genuine, impostor = drawn()
    allowed = [int(rate * IMPOSTORS) for rate in RATES]
    ladder = thin_ladder(genuine, impostor, allowed, 2000)
    points = [at_most(ladder, most).missed for most in allowed]
    return [points, equal_error(ladder).middle, len(det_places(ladder, 2000))]


def whole() -> object:
    """The same from a ladder with every step, and the area under the curve, which needs it."""
    genuine, impostor = drawn()
    ladder = ladder_of(genuine, impostor)
    points = [at_most(ladder, int(rate * IMPOSTORS)).missed for rate in RATES]
    return [points, equal_error(ladder).middle, len(det_places(ladder, 2000)), area(ladder)]


def naive() -> object:
    """Sort all scores, add up both lists, and read every figure off the whole arrays."""
    genuine, impostor = drawn()
    scores = np.concatenate((genuine, impostor))
    order = np.argsort(scores)
    same = np.concatenate((np.ones(GENUINE), np.zeros(IMPOSTORS)))[order]
    missed = np.concatenate(([0], np.cumsum(same))) / GENUINE
    false = (IMPOSTORS - np.concatenate(([0], np.cumsum(1 - same)))) / IMPOSTORS
    points = [round(missed[np.argmax(false <= rate)] * GENUINE) for rate in RATES]
    crossing = np.argmin(np.abs(false - missed))
    middle = (false[crossing] + missed[crossing]) / 2
    curve = np.unique(np.searchsorted(-false, -np.geomspace(1, 1e-7, 2000)))
    return [points, middle, len(curve), 1 - float(np.sum(false[1:] * same)) / GENUINE]


def made(folder: Path) -> None:
    """Write the table of comparisons, each with its two persons and groups."""
    genuine, impostor = drawn()
    first, second = np.triu_indices(PERSONS, 1)
    first, second = first[:IMPOSTORS], second[:IMPOSTORS]
    dice = np.random.default_rng(1)
    look, self_ = dice.normal(0, 0.03, PERSONS), dice.integers(0, PERSONS, GENUINE)
    table = pa.table(
        {
            "genuine": np.arange(IMPOSTORS + GENUINE) >= IMPOSTORS,
            "a": np.concatenate((first, self_)),
            "b": np.concatenate((second, self_)),
            "score": np.concatenate((impostor + look[first] + look[second], genuine)),
        }
    )
    with duckdb.connect(str(folder / "trial.duckdb")) as db:
        for name in ("comparisons", "searches"):
            columns = ", ".join(f'"{c.name}" {_TYPES[c.kind]}' for c in RECORDS[name].columns)
            db.execute(f"CREATE TABLE {name} ({columns})")
        db.register("drawn", table)
        db.execute(
            "INSERT INTO comparisons BY NAME SELECT genuine, score, 0.7 AS threshold,"
            " md5(a::VARCHAR) AS subject_a, md5(b::VARCHAR) AS subject_b,"
            " 'group ' || (a % 4) AS group_a, 'group ' || (b % 4) AS group_b FROM drawn"
        )


_TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18, 6)",
    "boolean": "BOOLEAN",
    "person": "VARCHAR",
}


def audited(folder: Path) -> object:
    given = frozenset(column.name for column in RECORDS["comparisons"].columns)
    setting = Setting(
        given={"comparisons": given}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO
    )
    options, rows = TrialOptions(), {}
    binds = AUDIT.binds(options, setting)
    with duckdb.connect(str(folder / "trial.duckdb")) as db:
        for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
            sql = query("trial", name)
            bound = {one: binds[one] for one in set(re.findall(r"\$(\w+)", sql))}
            if name in AUDIT.derived:
                db.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {sql}', bound)
                continue
            answer = db.execute(sql, bound)
            names = [column[0] for column in answer.description or ()]
            rows[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    said = AUDIT.answer(msgspec.convert(rows, AUDIT.counts), options, setting)
    (rate,) = [
        one for f in said.findings for one in f.estimates if one.name == "false-matches.rate"
    ]
    return msgspec.to_builtins(rate.interval)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for what in ("empty", "ours", "naive", "made", "audited"):
            cost = measure([sys.executable, __file__, what, folder])
            print(
                f"{what:8} {cost.processor:6.2f} s processor, {cost.wall:6.2f} s wall, ", end=""
            )
            print(f"{cost.peak_mb:5.0f} MB  {json.dumps(cost.answer)}")


if len(sys.argv) > 1:
    STEPS = {
        "empty": lambda: [len(part) for part in drawn()],  # drawing alone, to be taken away
        "ours": ours,
        "whole": whole,
        "naive": naive,
        "made": lambda: made(Path(sys.argv[2])),
        "audited": lambda: audited(Path(sys.argv[2])),
    }
    print(json.dumps(STEPS[sys.argv[1]]()))
else:
    main()
