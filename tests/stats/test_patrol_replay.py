"""The replay of Lum and Isaac by a trailing count: against a plain loop, and its edges."""

import numpy as np
import pytest
from numpy.typing import NDArray

from veedor.stats.patrol_replay import ever_flagged, in_both, replay_patrols


def plain(
    counts: NDArray[np.int64], window: int, top: int, extra: float, rng: np.random.Generator
) -> tuple[list[list[int]], int, NDArray[np.int64]]:
    """The same, one run, a day and a place at a time."""
    grown, flagged = counts.copy(), []
    for day in range(window, len(counts)):
        past = grown[day - window : day].sum(axis=0)
        chosen = sorted(sorted(range(counts.shape[1]), key=lambda c: (-past[c], c))[:top])
        flagged.append(chosen)
        for place, more in zip(
            chosen, rng.binomial(counts[day][chosen] + 1, extra), strict=True
        ):
            grown[day, place] += more
    return flagged, int((grown - counts).sum()), grown[-window:].sum(axis=0)


@pytest.mark.parametrize("extra", [0.0, 0.2, 1.0])
def test_it_is_what_a_plain_loop_gives(extra: float) -> None:
    counts = np.random.default_rng(2).poisson(0.3, (60, 9))
    ours = replay_patrols(
        counts, window=20, top=3, extra=extra, runs=1, rng=np.random.default_rng(5)
    )
    flagged, added, ends = plain(counts, 20, 3, extra, np.random.default_rng(5))
    assert ours.flagged[0].tolist() == flagged
    assert ours.added.tolist() == [added]
    assert ours.ends[0].tolist() == ends.tolist()


def test_what_patrols_add_keeps_the_flags_where_they_are() -> None:
    counts = np.random.default_rng(3).poisson(0.1, (200, 30))
    kept, fed = (
        replay_patrols(
            counts, window=40, top=4, extra=extra, runs=40, rng=np.random.default_rng(1)
        )
        for extra in (0.0, 0.5)
    )
    assert ever_flagged(fed.flagged).mean() < ever_flagged(kept.flagged).mean()
    assert in_both(kept.flagged, kept.flagged).tolist() == [1.0] * 40
    assert in_both(fed.flagged, kept.flagged).mean() < 0.7


@pytest.mark.parametrize(("window", "top"), [(0, 1), (5, 1), (2, 0), (2, 4)])
def test_a_window_or_a_top_that_cannot_be_is_refused(window: int, top: int) -> None:
    with pytest.raises(ValueError, match="more days than its window"):
        replay_patrols(
            np.ones((5, 3), dtype=int),
            window=window,
            top=top,
            extra=0,
            runs=1,
            rng=np.random.default_rng(1),
        )
