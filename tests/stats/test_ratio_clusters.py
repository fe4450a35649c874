"""Shares over deployments: the published South Wales table, oracles, coverage."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from veedor.stats import clustered_share, exact_share, overdispersion, ratio_error

# South Wales Police, June 2017 to March 2018: true and false alerts of fifteen events, the
# final of the Champions League first.
SOUTH_WALES = [
    (173, 2297), (10, 7), (5, 10), (5, 46), (6, 42), (1, 2), (3, 9), (5, 18),
    (4, 3), (6, 0), (8, 5), (2, 0), (0, 0), (6, 7), (0, 5),
]  # fmt: skip
EVENTS = [(true, true + false) for true, false in SOUTH_WALES]
CLUSTER = st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
CLUSTERS = st.lists(CLUSTER, min_size=2, max_size=15).filter(
    lambda clusters: sum(1 for _, n in clusters if n) > 1
)


def test_deployments_triple_the_error_of_south_waless_alerts() -> None:
    found = clustered_share(EVENTS, 0.95)
    assert found.limits.value == pytest.approx(0.08715, abs=5e-6)
    assert ratio_error(EVENTS) == pytest.approx(0.01726, abs=5e-6)
    assert found.binomial_error == pytest.approx(0.00544, abs=5e-6)
    limits = found.binomial.low, found.binomial.high
    assert limits == pytest.approx((0.07675, 0.09846), abs=5e-6)
    spread = overdispersion(EVENTS)
    assert spread.chi_squared == pytest.approx(259.7, abs=0.05)
    assert spread.degrees == 13


def test_without_the_final_too() -> None:
    found = clustered_share(EVENTS[1:], 0.95)
    assert ratio_error(EVENTS[1:]) == pytest.approx(0.07290, abs=5e-6)
    assert found.binomial_error == pytest.approx(0.03074, abs=5e-6)
    spread = overdispersion(EVENTS[1:])
    assert spread.chi_squared == pytest.approx(57.2, abs=0.05)
    assert spread.degrees == 12
    assert spread.chance == pytest.approx(7e-8, rel=0.05)


def test_where_one_deployment_has_nearly_all_next_to_nothing_is_known() -> None:
    """The final is 92 % of the alerts: its own spread is nowhere to be seen."""
    found = clustered_share(EVENTS, 0.95)
    assert found.degrees < 1.2
    assert found.error > 3 * ratio_error(EVENTS)
    assert found.cases < 2
    assert (found.limits.high or 0) - found.limits.low > 0.9


@given(st.integers(2, 20), st.integers(1, 30), st.data())
def test_clusters_of_one_size_have_students_degrees(
    count: int, size: int, data: st.DataObject
) -> None:
    hits = data.draw(st.lists(st.integers(0, size), min_size=count, max_size=count))
    clusters = [(h, size) for h in hits]
    found = clustered_share(clusters, 0.95)
    assert found.degrees == pytest.approx(count - 1)
    # Of one size the share is a plain mean, whose error is Student's.
    mean_error = np.std([h / size for h in hits], ddof=1) / np.sqrt(count)
    assert found.error == pytest.approx(mean_error, abs=1e-12)
    assert ratio_error(clusters) == pytest.approx(mean_error, abs=1e-12)


@settings(deadline=None, max_examples=60)
@given(CLUSTERS)
def test_the_error_and_its_degrees_are_bell_and_mccaffreys_by_matrices(
    clusters: list[tuple[int, int]],
) -> None:
    """Oracle: least squares of every case on a constant, CR2 and its degrees in full."""
    used = [(h, n) for h, n in clusters if n]
    total = sum(n for _, n in used)
    cases = np.concatenate([np.repeat([1.0, 0.0], [h, n - h]) for h, n in used])
    which = np.repeat(np.arange(len(used)), [n for _, n in used])
    keep = np.eye(total) - np.full((total, total), 1 / total)
    residuals = keep @ cases
    columns = []
    for i in range(len(used)):
        rows = which == i
        own = keep[np.ix_(rows, rows)]
        values, vectors = np.linalg.eigh(own)
        root = vectors @ np.diag(values**-0.5) @ vectors.T
        columns.append(keep[:, rows] @ root @ np.full(rows.sum(), 1 / total))
    lean = np.array(columns).T
    variance = sum(float(lean[:, i] @ residuals) ** 2 for i in range(len(used)))
    inner = lean.T @ lean
    found = clustered_share(clusters, 0.95)
    assert found.error == pytest.approx(variance**0.5, abs=1e-9)
    assert found.degrees == pytest.approx(np.trace(inner) ** 2 / (inner**2).sum(), rel=1e-6)


@settings(deadline=None)
@given(CLUSTERS)
def test_clustered_limits_are_never_shorter_than_binomial_ones(
    clusters: list[tuple[int, int]],
) -> None:
    found = clustered_share(clusters, 0.95)
    assert found.limits.low <= found.binomial.low + 1e-9
    assert (found.limits.high or 0) >= (found.binomial.high or 0) - 1e-9
    assert found.limits.low < (found.limits.high or 0)
    assert (found.limits.kind, found.binomial.kind) == ("nominal", "exact")
    turned = clustered_share(list(reversed(clusters)), 0.95)
    assert turned.limits.low == pytest.approx(found.limits.low, abs=1e-9)


def test_no_event_at_all_is_no_event_in_so_many_deployments() -> None:
    found = clustered_share([(0, 500)] * 8, 0.95)
    assert found.limits.high == pytest.approx(exact_share(0, 8, 0.95).high)
    assert found.binomial.high == pytest.approx(exact_share(0, 4000, 0.95).high)
    assert (found.cases, found.design_effect) == (8, None)
    every = clustered_share([(5, 5)] * 8, 0.95)
    assert every.limits.low == pytest.approx(exact_share(8, 8, 0.95).low)


def test_deployments_that_are_all_alike_are_no_surer_than_chance() -> None:
    found = clustered_share([(10, 20)] * 12, 0.95)
    assert found.error == 0
    assert found.limits.low == pytest.approx(found.binomial.low)


@pytest.mark.parametrize("clusters", [[], [(3, 10)], [(3, 10), (0, 0)], [(3, 2), (1, 4)]])
def test_one_deployment_is_refused(clusters: list[tuple[int, int]]) -> None:
    for ask in (lambda given: clustered_share(given, 0.95), overdispersion):
        with pytest.raises(ValueError, match="two clusters with cases"):
            ask(clusters)


@settings(deadline=None)
@given(CLUSTERS)
def test_pearsons_chi_squared_is_scipys(clusters: list[tuple[int, int]]) -> None:
    used = [(h, n) for h, n in clusters if n]
    events, total = sum(h for h, _ in used), sum(n for _, n in used)
    if not 0 < events < total:
        with pytest.raises(ValueError, match="cannot differ"):
            overdispersion(clusters)
        return
    table = [[h for h, _ in used], [n - h for h, n in used]]
    oracle = stats.chi2_contingency(table, correction=False)
    found = overdispersion(clusters)
    assert found.chi_squared == pytest.approx(oracle.statistic, abs=1e-9)
    assert found.degrees == oracle.dof
    assert found.chance == pytest.approx(oracle.pvalue, abs=1e-9)
    assert found.factor == pytest.approx(found.chi_squared / found.degrees)


SIZES = {
    "three": [40] * 3,
    "ten": [100] * 10,
    "as South Wales": [17, 15, 51, 48, 3, 12, 23, 7, 6, 13, 2, 13, 5, 40],
    "one has nearly all": [2470, 17, 15, 51, 48, 3, 12, 23, 7, 6, 13, 2, 13, 5],
    "thirty": [30] * 30,
}


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize(
    ("share", "within"), [(0.02, 0.2), (0.1, 0.05), (0.3, 0.1), (0.5, 0.2)]
)
def test_the_limits_hold_about_as_often_as_they_say(
    sizes: str, share: float, within: float
) -> None:
    """Deployments beta-binomial with correlation ``within``; binomial limits fail here."""
    counts = np.array(SIZES[sizes])
    dice = np.random.default_rng([len(sizes), int(100 * share)])
    odds = (1 - within) / within
    held = binomial = 0
    repeats = 600
    for _ in range(repeats):
        events = dice.binomial(counts, dice.beta(share * odds, (1 - share) * odds, len(counts)))
        found = clustered_share(list(zip(events.tolist(), counts.tolist(), strict=True)), 0.95)
        held += found.limits.holds(share)
        binomial += found.binomial.holds(share)
    assert held / repeats >= 0.92
    assert binomial / repeats < held / repeats
