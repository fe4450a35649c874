"""Figures in print: pyeer, bob, eight groups of faces."""

from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pytest

from tests.audits.trial.by_hand import Ask, named, value
from veedor.audits.trial.options import TrialOptions
from veedor.stats.scores import Ladder, area, at_most, equal_error, ladder_of


def listed(file: Path, chosen: str) -> str:
    return (
        f"SELECT label = 1 AS genuine, score FROM read_parquet('{file}') WHERE set = '{chosen}'"
    )


def scores_of(file: Path, chosen: str) -> tuple[np.ndarray, np.ndarray]:
    rows = duckdb.connect().execute(listed(file, chosen)).fetchall()
    both = [[score for same, score in rows if same is truth] for truth in (True, False)]
    return np.array(both[0]), np.array(both[1])


def pyeer_figures(genuine: np.ndarray, impostor: np.ndarray) -> dict[str, float | None]:
    """Give the 26 figures of pyeer's report from one ladder, by pyeer's conventions."""
    ladder = ladder_of(genuine, impostor)
    false, missed = ladder.impostors_from / ladder.impostors, ladder.missed / ladder.genuine
    ends, none, lowest = equal_error(ladder), at_most(ladder, 0), (ladder.missed == 0).nonzero()
    youden, matthews = 1 - false - missed, matthews_of(ladder)
    found: dict[str, float | None] = {
        "auc": area(ladder),
        "eer": ends.middle,
        "eer_low": ends.low,
        "eer_high": ends.high,
        "eer_th": ends.score,
        "j_index": youden.max(),
        "j_index_th": ladder.scores[youden.argmax()],
        "mccoef": matthews.max(),
        "mccoef_th": ladder.scores[matthews.argmax()],
        "fmr0": none.missed / ladder.genuine,
        "fmr0_th": none.score,
        "fnmr0": false[lowest[0][-1]],
        "fnmr0_th": ladder.scores[lowest[0][-1]],
        "gmean": genuine.mean(),
        "gstd": genuine.std(),
        "imean": impostor.mean(),
        "istd": impostor.std(),
        "decidability": abs(genuine.mean() - impostor.mean())
        / np.sqrt((genuine.var() + impostor.var()) / 2),
    }
    for n in (10, 20, 100, 1000):  # pyeer takes the nearest rate, above the target or below
        nearest = np.abs(false - 1 / n).argmin()
        found[f"fmr{n}"] = missed[nearest]
        found[f"fmr{n}_th"] = ladder.scores[nearest]
    return found


def matthews_of(ladder: Ladder) -> np.ndarray:
    hits, alarms = ladder.genuine_from.astype(float), ladder.impostors_from.astype(float)
    misses, rest = ladder.genuine - hits, ladder.impostors - alarms
    below = np.sqrt((hits + alarms) * (hits + misses) * (rest + alarms) * (rest + misses))
    above = hits * rest - alarms * misses
    found: np.ndarray = np.divide(above, below, out=np.zeros_like(below), where=below > 0)
    return found


def test_all_78_figures_of_pyeer_come_out_of_the_ladder(shared: Path) -> None:
    folder = shared / "match" / "pyeer_scores"
    rows = (
        duckdb.connect()
        .execute(
            f"SELECT set, statistic, value FROM '{folder / 'expected_from_pyeer.parquet'}'"
        )
        .fetchall()
    )
    assert len(rows) == 78
    for chosen in ("exp1", "exp2", "exp3"):
        found = pyeer_figures(*scores_of(folder / "scores.parquet", chosen))
        expected = {name: number for one, name, number in rows if one == chosen}
        assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("chosen", ["exp1", "exp2", "exp3"])
def test_the_audit_gives_pyeers_area_and_equal_error_and_keeps_every_rate(
    chosen: str, trial: Ask, shared: Path
) -> None:
    file = shared / "match" / "pyeer_scores" / "scores.parquet"
    rates = (0.1, 0.05, 0.01, 0.001)
    options = TrialOptions(fmr_rates=rates, curve_points=20)
    counts, answer = trial(options, comparisons=listed(file, chosen))
    genuine, impostor = scores_of(file, chosen)
    ladder = ladder_of(genuine, impostor)
    assert len(counts.knots) < len(ladder.scores)
    assert value(answer, "area") == pytest.approx(area(ladder), rel=1e-9)
    ends = named(answer, "equal-error").interval
    assert ends is not None
    assert (ends.low, ends.high) == pytest.approx(
        (equal_error(ladder).low, equal_error(ladder).high), rel=1e-9
    )
    for n, rate in enumerate(rates, start=1):
        kept = at_most(ladder, int(Decimal(repr(rate)) * len(impostor)))
        assert named(answer, f"misses.at.{n}").count == kept.missed
        assert kept.false_matches <= rate * len(impostor)


def test_two_lists_of_bob_give_its_rates_and_area(trial: Ask, shared: Path) -> None:
    file = shared / "match" / "bob_scores" / "verification.parquet"
    options = TrialOptions(fmr_rates=(0.99, 0.1, 0.01), threshold=3.0)
    _, answer = trial(options, comparisons=listed(file, "nonsep"))
    assert value(answer, "area") == pytest.approx(0.9326, abs=1e-9)
    assert [value(answer, f"misses.at.{n}") for n in (2, 3)] == [0.12, 0.48]
    _, answer = trial(options, comparisons=listed(file, "linsep"))
    assert value(answer, "false-matches.rate") == 0
    assert value(answer, "misses.rate") == 0
    assert value(answer, "area") == 1


def searched(file: Path, chosen: str) -> str:
    return (
        "SELECT CAST(probe AS VARCHAR) AS search_id, mated AS enrolled, label = 1 AS mated,"
        f" score FROM read_parquet('{file}') WHERE set = '{chosen}'"
    )


def test_the_places_are_those_of_bobs_curve(trial: Ask, shared: Path) -> None:
    file = shared / "match" / "bob_scores" / "identification.parquet"
    options = TrialOptions(places=(1, 2, 3, 4, 5))
    _, answer = trial(options, searches=searched(file, "cmc"))
    found = [value(answer, f"searches.within.{n}") for n in (1, 2, 3, 4, 5)]
    assert found == [0.76, 0.89, 0.96, 0.98, 1.0]


@pytest.mark.parametrize(
    ("chosen", "detected", "alarms", "recognised"),
    [
        ("open0", 7 / 7, 0.0, (7 / 7, 7 / 9)),
        ("open1", 6 / 7, 0.0, (6 / 7, 6 / 9)),
        ("open2", 6 / 7, 0.5, (6 / 8, 6 / 9)),
    ],
)
def test_open_lists_give_bobs_rates_at_one_half(
    chosen: str,
    detected: float,
    alarms: float,
    recognised: tuple[float, float],
    trial: Ask,
    shared: Path,
) -> None:
    file = shared / "match" / "bob_scores" / "identification.parquet"
    options = TrialOptions(search_threshold=0.5, top=1, places=(1,))
    _, answer = trial(options, searches=searched(file, chosen))
    missed, false = named(answer, "searches.missed"), named(answer, "searches.false-positive")
    assert 1 - value(answer, "searches.missed") == pytest.approx(detected)
    assert value(answer, "searches.false-positive") == alarms
    # Its recognition rate: found, of the searches on the list and the false alarms together.
    assert missed.count is not None
    assert false.count is not None
    hits = missed.support - missed.count
    assert hits / (missed.support + false.count) == pytest.approx(recognised[0])
    first = named(answer, "searches.within.1")
    assert first.count is not None
    assert first.count / (first.support + false.support) == pytest.approx(recognised[1])


def test_the_wrong_first_places_of_eight_groups_stand_as_published(
    trial: Ask, shared: Path
) -> None:
    """A published table of 2,500 probes a group: 767 of 1,048 own-group errors, ratio 6.4."""
    file = shared / "match" / "bfw_tables" / "rank1_confusion.parquet"
    cells = (
        f"SELECT FALSE AS genuine, 1.0 AS score, error_count_of_2500 AS weight,"
        f" probe_group AS group_a, wrong_match_group AS group_b FROM '{file}'"
        " UNION ALL SELECT FALSE, 0.0, 2500 - error_count_of_2500, probe_group,"
        f" wrong_match_group FROM '{file}'"
    )
    options = TrialOptions(threshold=1.0, most_shown=64)
    _, answer = trial(options, comparisons=cells)
    cross = next(one for one in answer.findings if one.id == "trial.across-groups")
    assert cross.plain.facts == {"cells": 64, "events": 1048, "inside": 767}
    assert round(value(answer, "false-matches.group-ratio"), 1) == 6.4
