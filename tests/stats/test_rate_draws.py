"""Rates drawn again from counts: the same as drawing rows, and as drawing units."""

import numpy as np
import pytest
from scipy import stats

from veedor.stats.rate_draws import drawn_lines, rows_again, units_again
from veedor.stats.score_intervals import gap_over_clusters

KEYS = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
SEEN = np.array([[40, 10, 5, 25], [30, 20, 10, 20], [50, 5, 10, 15], [25, 25, 5, 5]])


def test_drawing_counts_is_drawing_rows() -> None:
    """Two thousand draws each way: no count's law differs (smallest p of sixteen)."""
    rows = np.repeat(np.arange(16), SEEN.ravel())
    dice = np.random.default_rng(5)
    by_row = np.stack(
        [np.bincount(dice.choice(rows, len(rows)), minlength=16) for _ in range(2000)]
    )
    by_count = rows_again(SEEN, 2000, 3).reshape(16, 2000)
    least = min(stats.ks_2samp(by_row[:, k], by_count[k]).pvalue for k in range(16))
    assert least * 16 > 0.05
    for drawn in (by_row.T, by_count):  # -n p q, and the error of two thousand draws
        assert np.cov(drawn)[0, 3] == pytest.approx(-40 * 25 / 300, abs=2)


def test_every_line_has_the_rate_that_its_counts_give() -> None:
    drawn = rows_again(SEEN, 400, 1)
    found = {one.line: one for one in drawn_lines(KEYS, SEEN, drawn, ("a", "x"), 0.95)}
    assert len(found) == 1 + 2 + 2 + 4
    assert found[None, None].rates["fpr"].value == pytest.approx(60 / 205)  # type: ignore[union-attr]
    gap = found["b", None].gaps["fnr"]
    assert gap is not None
    assert gap.value == pytest.approx(15 / 35 - 15 / 60)
    assert gap.low < gap.value < gap.high
    assert found["b", "y"].gaps["ppv"].value == pytest.approx(5 / 30 - 25 / 35)  # type: ignore[union-attr]
    assert found["a", None].gaps == found[None, None].gaps == found["a", "x"].gaps == {}


def test_ends_are_those_of_the_normal_law_where_counts_are_large() -> None:
    seen = np.array([[40_000, 10_000, 5_000, 15_000], [30_000, 10_000, 5_000, 15_000]])
    drawn = rows_again(seen, 10_000, 1)
    *_, other = drawn_lines([("a",), ("b",)], seen, drawn, ("a",), 0.95)
    gap = other.gaps["fpr"]
    assert gap is not None
    error = (0.2 * 0.8 / 50_000 + 0.25 * 0.75 / 40_000) ** 0.5
    assert (gap.low, gap.high) == pytest.approx(
        (0.05 - 1.96 * error, 0.05 + 1.96 * error), rel=0.03
    )


def test_drawing_units_gives_the_error_over_units() -> None:
    """As the linearised interval of two ratios over units, Student's factor taken out."""
    dice = np.random.default_rng(2)
    share = dice.beta(4, 12, (200, 1))
    flagged = dice.binomial(30, np.repeat(share, 2, axis=1))
    counts = np.zeros((200, 2, 4), dtype=int)
    counts[:, :, 1], counts[:, :, 0] = flagged, 30 - flagged
    drawn = units_again(counts, 10_000, 4)
    lines = list(drawn_lines([("a",), ("b",)], counts.sum(axis=0), drawn, ("a",), 0.95))
    gap = lines[-1].gaps["fpr"]
    parts = [((int(b), 30), (int(a), 30)) for a, b in flagged]
    over = gap_over_clusters(parts, 0.95)
    assert gap is not None
    assert over is not None
    assert gap.value == pytest.approx(over.value)
    assert gap.high - gap.low == pytest.approx(over.high - over.low, rel=0.04)


def test_nothing_to_divide_by_is_undefined_and_never_zero() -> None:
    seen = np.array([[5, 5, 0, 0], [5, 5, 1, 1]])
    a, b = list(drawn_lines([("a",), ("b",)], seen, rows_again(seen, 900, 1), ("b",), 0.95))[1:]
    assert a.rates["fnr"] is None
    assert a.gaps["fnr"] is None
    assert a.undefined == 900
    assert b.rates["fnr"] is not None
    assert 0 < b.undefined < 300  # draws in which nobody of b had the outcome


def test_large_units_are_drawn_exactly() -> None:
    counts = np.array([[[2**25 + 1, 0, 0, 0]], [[2**25 + 3, 0, 0, 0]]])
    drawn = units_again(counts, 50, 1)[0, 0]
    assert set(drawn.tolist()) <= {2**26 + 2, 2**26 + 4, 2**26 + 6}


def test_what_cannot_be_drawn_or_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="needs two of them"):
        units_again(SEEN[None], 5, 1)
    with pytest.raises(ValueError, match="no group is named 'z'"):
        list(drawn_lines(KEYS, SEEN, rows_again(SEEN, 5, 1), ("a", "z"), 0.95))
