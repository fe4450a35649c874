"""How often the threshold test's 95 % intervals hold the thresholds that made the data.

``python benchmarks/threshold_coverage.py [SECONDS]``: sets of 60 places × 3 groups, each made
from thresholds, guilty shares and spreads of its own, are fitted one after the other for as
many processor seconds (300 where not given). Writes THRESHOLD_COVERAGE.md after each fit, so
that a run that is cut off leaves what it found; a fit that did not settle is counted apart.
"""

import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy import special, stats

from veedor.stats.binomial import exact_share
from veedor.stats.thresholds import Searched, ThresholdFit, threshold_test

PLACES, GROUPS, PARTS = 60, 3, (0.5, 0.3, 0.2)
LEVEL, SECONDS = 0.95, 300.0


def made(seed: int) -> tuple[list[Searched], list[float]]:
    """Make one set by the discriminant model; give also the thresholds weighted by stops."""
    dice = np.random.default_rng(seed)
    share, far = dice.normal(-2.0, 0.3, GROUPS), dice.normal(0.6, 0.1, GROUPS)
    mean, spread = dice.normal(1.6, 0.2, GROUPS), np.abs(dice.normal(0.0, 0.3, GROUPS))
    sizes = np.sort(np.exp(dice.normal(9, 0.8, PLACES)))[::-1]
    rows, truth, weights = [], np.zeros((PLACES, GROUPS)), np.zeros(PLACES)
    for place, size in enumerate(sizes):
        own = dice.normal(0, 0.1, 2) if place else np.zeros(2)
        for group, part in enumerate(PARTS):
            stops = int(size * part) + 20
            guilty = special.expit(share[group] + own[0])
            away = np.exp(far[group] + own[1])
            at = mean[group] + spread[group] * dice.normal()
            hits = guilty * stats.norm.sf(at - away)
            rate = hits + (1 - guilty) * stats.norm.sf(at)
            searches = int(dice.binomial(stops, rate))
            found = int(dice.binomial(searches, hits / rate))
            truth[place, group] = special.expit(special.logit(guilty) + away * at - away**2 / 2)
            weights[place] += stops
            rows.append(
                Searched(place=place, group=group, stops=stops, searches=searches, hits=found)
            )
    return rows, [float(x) for x in weights @ truth / weights.sum()]


def kept(fits: list[tuple[ThresholdFit, list[float]]], seconds: float) -> None:
    """Write how many of the intervals of the fits that settled hold the truth."""
    settled = [(fit, truth) for fit, truth in fits if fit.settled]
    pairs = [
        (one, true)
        for fit, truth in settled
        for one, true in zip(fit.levels, truth, strict=True)
    ]
    held = sum(one.low <= true <= one.high for one, true in pairs)
    text = Path(__file__).with_name("THRESHOLD_COVERAGE.md")
    head = text.read_text("utf-8").split("<!-- measured -->")[0]
    system = f"{platform.machine()}, {os.cpu_count()} processors"
    python, day = platform.python_version(), datetime.now(tz=UTC).date()
    lines = [
        f"{system}, Python {python}, {day}; {seconds:.0f} processor seconds.",
        "",
        f"* Sets fitted: {len(fits)}, of which {len(settled)} settled.",
    ]
    if pairs:
        found = exact_share(held, len(pairs), LEVEL)
        width = np.mean([one.high - one.low for one, _ in pairs])
        off = np.mean([one.mean - true for one, true in pairs])
        limits = f"exact limits {found.low:.3f} to {found.high:.3f}, as if each were apart"
        lines += [
            f"* Intervals of 95 % that hold the truth: {held} of {len(pairs)} ({limits}).",
            f"* Mean width {width:.3f}; mean of the posterior mean less the truth {off:+.4f}.",
        ]
    text.write_text(f"{head}<!-- measured -->\n\n" + "\n".join(lines) + "\n", "utf-8")


def main(most: float) -> None:
    fits: list[tuple[ThresholdFit, list[float]]] = []
    began = time.process_time()
    while time.process_time() - began < most:
        rows, truth = made(len(fits) + 1)
        fit = threshold_test(rows, groups=GROUPS, signal="discriminant", seed=5, level=LEVEL)
        fits.append((fit, truth))
        kept(fits, time.process_time() - began)
        print(len(fits), fit.settled, [round(x, 3) for x in truth], fit.levels, flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
