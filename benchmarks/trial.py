"""Ten million impostor and one million genuine scores: a trial's figures, ours and of peers.

``python benchmarks/trial.py`` writes TRIAL.md: each figure in a process of its own and in the
same run, by processor seconds inside that process (import, compilation and drawing are outside
the clock). bob.measure and pyeer, and scikit-learn, run in environments of their own
(``peers.py``), where these were made. Then an audit's queries over as many comparisons that
name 4,473 persons, with the interval of the rate of false matches by persons.
"""

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import msgspec
import numpy as np
import pyarrow as pa
from measuring import Cost, measure
from peers import FRAMES, TRIAL, interpreter, machine
from ratios import AT_MOST, NOT_RUN, PEAK, Ratio, table, write

from veedor.audits.trial import AUDIT
from veedor.audits.trial.options import TrialOptions
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.run.kinds import query
from veedor.stats.det import det_places
from veedor.stats.rates import Shared, shared_rate
from veedor.stats.replicates import drawn_again, pair_rates
from veedor.stats.scores import area, at_most, equal_error, ladder_of
from veedor.stats.thinned import thin_ladder

IMPOSTORS, GENUINE, PERSONS = 10_000_000, 1_000_000, 4_473
RATES, CLOSE = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6), 1e-9


def drawn() -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(20240822)
    return dice.normal(0.6, 0.1, GENUINE), dice.normal(0.3, 0.1, IMPOSTORS)


def ours(genuine: np.ndarray, impostor: np.ndarray) -> object:
    allowed = [int(rate * IMPOSTORS) for rate in RATES]
    ladder = thin_ladder(genuine, impostor, allowed, 2000)
    points = [at_most(ladder, most).missed for most in allowed]
    return [points, equal_error(ladder).middle, len(det_places(ladder, 2000))]


def whole(genuine: np.ndarray, impostor: np.ndarray) -> object:
    """The same from a ladder with every step, and the area under the curve, which needs it."""
    ladder = ladder_of(genuine, impostor)
    points = [at_most(ladder, int(rate * IMPOSTORS)).missed for rate in RATES]
    return [points, equal_error(ladder).middle, len(det_places(ladder, 2000)), area(ladder)]


def naive(genuine: np.ndarray, impostor: np.ndarray) -> object:
    """Sort all scores, add up both lists, and read every figure off the whole arrays."""
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


def pairs() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ten million pairs of 4,473 persons, some of whom are taken for others more easily."""
    _, impostor = drawn()
    first, second = np.triu_indices(PERSONS, 1)
    first, second = first[:IMPOSTORS].astype(np.int32), second[:IMPOSTORS].astype(np.int32)
    look = np.random.default_rng(1).normal(0, 0.03, PERSONS)
    impostor += look[first]
    impostor += look[second]
    return first, second, impostor


def clustered(first: np.ndarray, second: np.ndarray, score: np.ndarray) -> object:
    """The interval of the rate of false matches at one threshold, by persons."""
    hit = np.flatnonzero(score >= 0.55)
    trials = np.bincount(first, minlength=PERSONS) + np.bincount(second, minlength=PERSONS)
    events = np.bincount(first[hit], minlength=PERSONS)
    events += np.bincount(second[hit], minlength=PERSONS)
    alike, many = np.unique(np.column_stack((events, trials)), axis=0, return_counts=True)
    sums = Shared(
        events=len(hit),
        trials=len(score),
        by_person=tuple(
            (int(e), int(n), int(m)) for (e, n), m in zip(alike, many, strict=True)
        ),
        couples=True,
        pair_ee=len(hit),
        pair_en=len(hit),
        pair_nn=len(score),
    )
    return [len(hit), shared_rate(sums, 0.95)]


def again(first: np.ndarray, second: np.ndarray, score: np.ndarray) -> object:
    """A thousand draws of persons at two hundred thresholds with an FMR of at most 1 %."""
    lowest = np.partition(score, len(score) - len(score) // 100)[len(score) - len(score) // 100]
    at = np.linspace(lowest, score.max(), 200)
    held = np.flatnonzero(score >= lowest)
    reached = np.searchsorted(at, score[held], side="right")
    some = (first[held], second[held], reached)
    rates = pair_rates(some, 200, drawn_again(PERSONS, 1000, 1))
    return [list(rates.shape), np.quantile(rates[:, 0], (0.025, 0.975)).round(6).tolist()]


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


def timed(work: Callable[..., object], *given: object) -> dict[str, object]:
    started = time.process_time()
    answer = work(*given)
    return {"seconds": round(time.process_time() - started, 3), "answer": answer}


ROWS = {
    "ours": "Veedor, lists in memory: five operating points, EER, curve of 2,000 points",
    "whole": "Veedor, the same from every step, and the area under the curve",
    "naive": "NumPy, all sorted: the same as the row above",
    "bob": "bob.measure 6.1.1: five operating points, EER, curve of 2,000 points",
    "pyeer": "pyeer 0.5.6: its whole report",
    "scikit": "scikit-learn: its whole curve (`roc_curve`), the points and the area from it",
    "clustered": "Veedor: interval by persons of one rate, 10 M pairs",
    "again": "Veedor: 1,000 draws of persons at 200 thresholds (FMR up to 1 %)",
    "audited": "Veedor: queries and answer of an audit, 11 M comparisons of named persons",
}
PEERS = {"bob": TRIAL, "pyeer": TRIAL, "scikit": FRAMES}
POINTS = "five points, EER, curve of 2,000 points"
AREA = "five points, EER, whole curve and its area"
BARS = (
    (POINTS, "bob.measure", "bob", "ours", 8),
    (POINTS, "pyeer", "pyeer", "ours", 20),
    (AREA, "NumPy, all sorted", "naive", "whole", 1),
    (AREA, "scikit-learn", "scikit", "whole", 1),
)
FIXED = (
    ("interval by persons, 10 M pairs", 1, "clustered"),
    ("1,000 draws of persons", 10, "again"),
)


def run(what: str, folder: str) -> Cost | None:
    if what not in PEERS:
        return measure([sys.executable, __file__, what, folder])
    python = interpreter(PEERS[what])
    return python and measure([python, Path(__file__).with_name("trial_peers.py"), what])


def page(costs: dict[str, Cost]) -> list[str]:
    seconds = {name: float(cost.answer["seconds"]) for name, cost in costs.items()}
    packages = {TRIAL: ("bob.measure", "pyeer", "numpy"), FRAMES: ("scikit-learn", "numpy")}
    lines = [
        machine(("duckdb", "numpy", "veedor"), packages),
        "",
        *("| what | processor s | whole process, peak MiB |", "|---|---:|---:|"),
    ]
    for what, label in ROWS.items():
        cost = costs.get(what)
        said = f"{seconds[what]:.2f} | {cost.peak_mb:.0f} |" if cost else f"{NOT_RUN} | |"
        lines.append(f"| {label} | {said}")
    ratios = []
    for task, beside, over, under, bar in BARS:
        this, own, its = {"task": task, "beside": beside}, costs[under], costs.get(over)
        ratios.append(Ratio(**this, theirs=seconds.get(over), ours=seconds[under], bar=bar))
        peak = its and its.peak_mb
        ratios.append(Ratio(**this, theirs=peak, ours=own.peak_mb, unit=PEAK))
    for task, most, under in FIXED:
        ratios.append(Ratio(task=task, beside=AT_MOST, theirs=most, ours=seconds[under]))
    peak = costs["ours"].peak_mb
    ratios.append(Ratio(task=POINTS, beside=AT_MOST, theirs=300, ours=peak, unit=PEAK))
    return [*lines, "", *table(ratios)]


def main() -> None:
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        run("made", folder)
        for what in ROWS:
            if cost := run(what, folder):
                costs[what] = cost
                print(what, cost, flush=True)
    same(costs)
    write(Path(__file__).with_name("TRIAL.md"), page(costs))


def same(costs: dict[str, Cost]) -> None:
    """Stop where the counts at the points, or the area, are not the same."""
    told = {what: costs[what].answer["answer"] for what in ROWS if what in costs}
    for what in ("whole", "naive", "scikit"):
        if what in told and told[what][0] != told["ours"][0]:
            raise SystemExit(f"{what} has other points: {told[what][0]}, {told['ours'][0]}")
        if what in told and abs(told[what][-1] - told["whole"][-1]) > CLOSE:
            raise SystemExit(f"{what} has another area: {told[what][-1]}")


def child(what: str, folder: Path) -> object:
    if what == "made":
        return timed(made, folder)
    if what == "audited":
        return timed(audited, folder)
    if what in {"clustered", "again"}:
        shared_rate(Shared(events=1, trials=9, by_person=((1, 3, 3), (0, 3, 3))), 0.95)  # loads
        return timed({"clustered": clustered, "again": again}[what], *pairs())
    return timed({"ours": ours, "whole": whole, "naive": naive}[what], *drawn())


if len(sys.argv) > 1:
    print(json.dumps(child(sys.argv[1], Path(sys.argv[2]))))
else:
    main()
