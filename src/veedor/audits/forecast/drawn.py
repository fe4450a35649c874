"""How surely two forecasts differ: blocks of the map and stretches of time drawn again.

Over blocks of the map, hits count net of what the contested area would earn, per incident on
record: a draw of blocks can hold no incident at all, and its own quotient would be infinite.
Over stretches of time, hits count per incident of the draw.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contender
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    from veedor.stats.compare_many import Many
    from veedor.stats.comparison import Comparison
    from veedor.stats.score_rows import Summed

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


def hits_compared(
    first: Contender, second: Contender, panel: Panel, options: ForecastOptions, seed: int
) -> "list[Comparison]":
    """Compare what two forecasts caught, over space and over time, as far as can be."""
    import numpy as np

    from veedor.stats.compare_blocks import compare_over_space, compare_over_time
    from veedor.stats.comparison import Plan
    from veedor.stats.contested import contested_hits
    from veedor.stats.rows import over_cells

    plan = Plan(draws=options.draws, confidence=options.level)
    rng = np.random.default_rng(seed)
    found = []
    if len(np.unique(panel.labels)) > 1:
        pair = contested_hits(first.flagged, second.flagged, panel.events, panel.area)
        each = pair[0] / panel.total, pair[1] / panel.total
        found.append(compare_over_space(each, panel.labels, rng, plan=plan))
    length = stretch_of(panel, options)
    if panel.shape[0] // length > 1:
        hits = first.hits(panel.events), second.hits(panel.events)
        per = over_cells(panel.events)
        found.append(compare_over_time(hits, length, rng, per=per, plan=plan))
    return found


def scores_compared(
    pair: "tuple[Summed, Summed]", panel: Panel, options: ForecastOptions, seed: int
) -> "list[Comparison]":
    """Compare scores per incident on record, over space and over time, as far as can be."""
    import numpy as np

    from veedor.stats.compare_blocks import compare_over_space, compare_over_time
    from veedor.stats.comparison import Plan

    plan = Plan(draws=options.draws, confidence=options.level)
    rng = np.random.default_rng(seed)
    found = []
    if len(np.unique(panel.labels)) > 1:
        each = pair[0].by_cell, pair[1].by_cell
        found.append(compare_over_space(each, panel.labels, rng, plan=plan))
    length = stretch_of(panel, options)
    if panel.shape[0] // length > 1:
        each = pair[0].by_period, pair[1].by_period
        found.append(compare_over_time(each, length, rng, plan=plan))
    return found


def widest(found: "list[Comparison]") -> "Comparison | None":
    """Give the comparison that says least; None where nothing could be drawn again."""
    return max(found, key=lambda one: one.high - one.low) if found else None


def at_once(
    product: Contender,
    others: Mapping[str, Contender],
    panel: Panel,
    options: ForecastOptions,
    seed: int,
) -> "list[Many]":
    """Compare with every rule at once, over space and over time, as far as can be."""
    import numpy as np

    from veedor.stats.blocks import time_blocks
    from veedor.stats.compare_many import compare_many
    from veedor.stats.comparison import Plan
    from veedor.stats.contested import contested_hits
    from veedor.stats.rows import over_cells

    plan = Plan(draws=options.draws, confidence=options.level)
    rng = np.random.default_rng(seed)
    found = []
    if len(np.unique(panel.labels)) > 1:
        gaps = []
        for one in others.values():
            pair = contested_hits(product.flagged, one.flagged, panel.events, panel.area)
            gaps.append((pair[1] - pair[0]) / panel.total)
        nothing = np.zeros((1, panel.shape[1]))
        found.append(compare_many(nothing, gaps, panel.labels, rng, plan=plan))
    length = stretch_of(panel, options)
    if panel.shape[0] // length > 1:
        # Days take the place of cells: the blocks that are drawn are those of time.
        hits = [one.hits(panel.events).T for one in (product, *others.values())]
        labels = time_blocks(panel.shape[0], length)
        per = over_cells(panel.events).T
        found.append(compare_many(hits[0], hits[1:], labels, rng, per=per, plan=plan))
    return found


def level_of(
    product: Contender, panel: Panel, options: ForecastOptions, seed: int
) -> "Comparison | None":
    """Give a forecast's own capture with the chance of other times in the same city."""
    import numpy as np

    from veedor.stats.compare_blocks import compare_over_time
    from veedor.stats.comparison import Plan
    from veedor.stats.rows import over_cells

    length = stretch_of(panel, options)
    if panel.shape[0] // length < 2:
        return None
    hits = product.hits(panel.events)
    return compare_over_time(
        (hits, np.zeros_like(hits)),
        length,
        np.random.default_rng(seed),
        per=over_cells(panel.events),
        plan=Plan(draws=options.draws, confidence=options.level),
    )


def stretch_of(panel: Panel, options: ForecastOptions) -> int:
    """Give the length of a block of time in periods."""
    import numpy as np

    usual = float(np.median(panel.days))
    return max(1, min(round(options.block_days / usual), panel.shape[0]))
