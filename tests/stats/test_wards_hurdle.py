"""London's wards: the published hurdle models come out, and what the ward counted twice does.

Buil-Gil and Langton (2025), ``LFR_Hurdle_Models.doc``, as ``match/lfr_wards`` prints it. Both
parts are statsmodels' own, so Veedor has no code for them: these tests hold that the library
gives the published figures, and that they move once each ward stands once. That a ward stands
twice is found by the kind `claims` (tests/audits/test_claims_errata.py).
"""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

FILE = "match/lfr_wards/ward_counts_as_published.parquet"
ONCE = """
SELECT ward_code, sum(deployments) AS deployments, sum(minutes) AS minutes,
    any_value(black_share) AS black_share,
    any_value(nonwhitebritish_share) AS nonwhitebritish_share,
    any_value(crimes_24m) AS crimes_24m
FROM wards GROUP BY ward_code ORDER BY ward_code
"""


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, Any]:
    return wards(shared, "SELECT * FROM wards")


@pytest.fixture(scope="module")
def once(shared: Path) -> dict[str, Any]:
    return wards(shared, ONCE)


def wards(shared: Path, sql: str) -> dict[str, Any]:
    with duckdb.connect(":memory:") as db:
        db.execute(f"CREATE VIEW wards AS SELECT * FROM read_parquet('{shared / FILE}')")
        return db.execute(sql).fetchnumpy()


def standard(table: dict[str, Any], *names: str) -> Any:
    """Give a column of ones and each predictor over its sample standard deviation."""
    columns = [np.asarray(table[name], float) for name in names]
    each = [(column - column.mean()) / column.std(ddof=1) for column in columns]
    return np.column_stack([np.ones(len(each[0])), *each])


def any_deployment(table: dict[str, Any], share: str = "black_share") -> tuple[Any, Any]:
    """Give the odds ratios of the first part and their p-values."""
    import statsmodels.api as sm  # noqa: PLC0415 - takes seconds to load

    happened = (np.asarray(table["deployments"]) > 0).astype(float)
    fit = sm.Logit(happened, standard(table, share, "crimes_24m")).fit(disp=0)
    return np.exp(fit.params), fit.pvalues


def how_much(table: dict[str, Any], what: str) -> tuple[Any, Any]:
    """Give the rate ratios of the second part (negative binomial cut at zero) and p-values."""
    from statsmodels.discrete.truncated_model import (  # noqa: PLC0415 - as above
        TruncatedLFNegativeBinomialP,
    )

    some = np.asarray(table["deployments"]) > 0
    predictors = standard(table, "black_share", "crimes_24m")[some]
    model = TruncatedLFNegativeBinomialP(np.asarray(table[what], float)[some], predictors, p=2)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of steps that the search tried and left again
        fit = model.fit(disp=0, maxiter=5000, method="bfgs")
    assert fit.mle_retvals["converged"]
    return np.exp(fit.params[:3]), fit.pvalues[:3]


def printed(ratios: Sequence[float]) -> list[float]:
    return [round(float(ratio), 2) for ratio in ratios]


def test_whether_a_ward_had_a_deployment_is_the_published_model(
    published: dict[str, Any],
) -> None:
    ratios, p = any_deployment(published)
    assert len(published["ward_code"]) == 680
    assert printed(ratios) == [0.09, 1.31, 10.68]
    assert round(float(p[1]), 3) == 0.034
    assert p[2] < 0.001
    ratios, p = any_deployment(published, "nonwhitebritish_share")
    assert (printed(ratios)[1], round(float(p[1]), 3)) == (1.45, 0.030)


@pytest.mark.parametrize(
    ("what", "ratios", "p"),
    [
        ("deployments", [0.86, 1.13, 1.27], (0.559, 0.044)),
        ("minutes", [885.42, 1.06, 1.13], (0.557, 0.007)),
    ],
)
def test_how_many_and_how_long_are_the_published_models(
    published: dict[str, Any], what: str, ratios: list[float], p: tuple[float, float]
) -> None:
    """885.43 here for the printed 885.42: where a search of the maximum stops."""
    found, chances = how_much(published, what)
    assert printed(found)[1:] == ratios[1:]
    assert float(found[0]) == pytest.approx(ratios[0], rel=1e-4, abs=5e-3)
    assert tuple(round(float(chance), 3) for chance in chances[1:]) == p


def test_with_each_ward_once_the_weight_of_crime_falls_and_that_of_residents_stays(
    once: dict[str, Any],
) -> None:
    ratios, p = any_deployment(once)
    assert len(once["ward_code"]) == 679
    assert printed(ratios) == [0.09, 1.31, 8.51]
    assert round(float(p[1]), 3) == 0.034
    ratios, _ = how_much(once, "deployments")
    assert printed(ratios) == [0.71, 1.11, 1.34]


def test_the_ward_that_stands_twice_had_its_deployments_split_between_two_spellings(
    published: dict[str, Any],
) -> None:
    codes, seen = np.unique(published["ward_code"].astype(str), return_counts=True)
    (twice,) = codes[seen > 1]
    rows = published["ward_code"].astype(str) == twice
    assert twice == "E05013806"
    assert sorted(published["deployments"][rows]) == [6, 22]
    assert set(published["ward_name_deployments"][rows]) == {"St. James's", "St James's"}
