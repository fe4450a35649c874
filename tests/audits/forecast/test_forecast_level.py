"""How often equal forecasts are told apart where crime breeds crime next door."""

from datetime import datetime

import numpy as np
import pytest

from tests.stats.test_compare_level import (
    COLUMN,
    DAYS,
    RATE,
    ROW,
    SIDE,
    events,
    wrong_by_chance,
)
from veedor.audits.forecast.contest import enter, shares_of
from veedor.audits.forecast.counts import Period
from veedor.audits.forecast.drawn import hits_compared, widest
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel
from veedor.stats.blocks import square_blocks
from veedor.stats.ledger import ledger_of

NEW_YEAR = datetime(2024, 1, 1)  # noqa: DTZ001 - a wall clock


@pytest.mark.slow
def test_at_branching_six_tenths_five_per_cent_rejects_at_most_seven() -> None:
    rng = np.random.default_rng(20_260)
    options = ForecastOptions(coverage=0.1, draws=500)
    blocks = square_blocks(COLUMN, ROW, 5)
    days, cells = DAYS, SIDE * SIDE
    periods = (Period(1, NEW_YEAR, NEW_YEAR, NEW_YEAR, *[0] * 8),) * days
    rejected, trials = 0, 200
    for trial in range(trials):
        counts = events(rng, 0.6, 0.5, RATE * days * cells)
        panel = Panel(
            use="rate",
            values=np.zeros((days, cells)),
            flags=np.zeros((days, cells), dtype=bool),
            events=counts,
            past=ledger_of(counts),
            known=np.arange(days),
            days=np.ones(days),
            area=None,
            x=None,
            y=None,
            labels=blocks,
            blocked=True,
            names=tuple(map(str, range(cells))),
            periods=periods,
        )
        shares = shares_of(panel, options)
        first, second = (
            enter(np.tile(wrong_by_chance(rng, 1), (days, 1)), panel, shares) for _ in range(2)
        )
        found = widest(hits_compared(first, second, panel, options, trial))
        assert found is not None
        rejected += not found.low <= 0 <= found.high
    assert rejected <= 0.07 * trials, rejected
