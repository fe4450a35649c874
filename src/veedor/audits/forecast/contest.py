"""The forecast against plain counting at the same coverage: who caught what, and how surely."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from veedor.stats import Capture, Comparison, Flagged

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_PLAIN = 0.05


class Contender(Struct, frozen=True, kw_only=True, eq=False):
    """A forecast or a baseline: its rates, how surely each cell is flagged, what it caught."""

    rates: "NDArray[np.float64]"
    flagged: "Flagged"
    caught: "Capture"

    def hits(self, events: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Give what it caught by period and cell, in the mean over the order of ties."""
        return self.flagged.credit * events


def shares_of(panel: Panel, options: ForecastOptions) -> "NDArray[np.float64]":
    """Give the share of the map that counts as flagged in each period."""
    import numpy as np

    periods, cells = panel.shape
    if options.top_cells is not None:
        return np.full(periods, min(options.top_cells / cells, 1.0))
    if options.coverage is not None:
        return np.full(periods, options.coverage)
    if by_flags(panel, options):
        sizes = panel.area if panel.area is not None else np.ones(cells)
        return np.asarray((panel.flags * sizes).sum(axis=1) / sizes.sum())
    return np.full(periods, _PLAIN)


def by_flags(panel: Panel, options: ForecastOptions) -> bool:
    """Say whether the forecast's own flags set the coverage."""
    asked = options.top_cells is not None or options.coverage is not None
    return not asked and bool(panel.flags.any())


def room_for_any(panel: Panel, options: ForecastOptions) -> bool:
    """Say whether the coverage has room for a single cell in any period."""
    sizes = _sizes(panel)
    return bool((shares_of(panel, options) * sizes.sum() >= sizes.min() * (1 - 1e-9)).any())


def enter(
    rates: "NDArray[np.float64]",
    panel: Panel,
    shares: "NDArray[np.float64]",
    *,
    by_area: bool = True,
) -> Contender:
    """Flag the highest rates per area (or scores) in each period; count what they caught."""
    from veedor.stats import capture_of

    chosen = _flag(rates / _sizes(panel) if by_area else rates, panel, shares)
    return Contender(
        rates=rates,
        flagged=chosen,
        caught=capture_of(chosen, panel.events, float(shares.mean())),
    )


def enter_flags(panel: Panel, shares: "NDArray[np.float64]") -> Contender:
    """Take the forecast's own flags as they are."""
    import numpy as np

    from veedor.stats import Flagged, capture_of

    periods, cells = panel.shape
    sizes = _sizes(panel)
    nothing = np.zeros(periods, dtype=np.int64)
    chosen = Flagged(
        credit=panel.flags,
        area=(panel.flags * sizes).sum(axis=1),
        whole=float(sizes.sum()),
        tied=np.zeros((periods, cells), dtype=bool),
        fewest=nothing,
        most=nothing,
    )
    caught = capture_of(chosen, panel.events, float(shares.mean()))
    return Contender(rates=panel.values, flagged=chosen, caught=caught)


def _sizes(panel: Panel) -> "NDArray[np.float64]":
    import numpy as np

    return panel.area if panel.area is not None else np.ones(panel.shape[1])


def _flag(
    scores: "NDArray[np.float64]", panel: Panel, shares: "NDArray[np.float64]"
) -> "Flagged":
    """Flag each period at its own coverage; nothing where the coverage is none."""
    import numpy as np

    from veedor.stats import Flagged, flagged

    periods, cells = panel.shape
    credit, tied = np.zeros((periods, cells)), np.zeros((periods, cells), dtype=bool)
    area = np.zeros(periods)
    fewest, most = np.zeros(periods, dtype=np.int64), np.zeros(periods, dtype=np.int64)
    for share in np.unique(shares[shares > 0]):
        rows = np.flatnonzero(shares == share)
        part = flagged(scores[rows], float(share), panel.area)
        credit[rows], tied[rows], area[rows] = part.credit, part.tied, part.area
        fewest[rows], most[rows] = part.fewest, part.most
    whole = float(_sizes(panel).sum())
    return Flagged(credit=credit, area=area, whole=whole, tied=tied, fewest=fewest, most=most)


class Contest(Struct, frozen=True, kw_only=True, eq=False):
    """The product and every baseline at the same coverage of the same periods."""

    shares: "NDArray[np.float64]"
    product: Contender
    baselines: Mapping[str, Contender]


def contest_of(
    panel: Panel, baselines: "Mapping[str, NDArray[np.float64]]", options: ForecastOptions
) -> Contest:
    """Enter the forecast and the baselines."""
    shares = shares_of(panel, options)
    own = by_flags(panel, options)
    rate = panel.use == "rate"
    return Contest(
        shares=shares,
        product=enter_flags(panel, shares)
        if own
        else enter(panel.values, panel, shares, by_area=rate),
        baselines={name: enter(rates, panel, shares) for name, rates in baselines.items()},
    )


def hits_apart(
    first: Contender, second: Contender, panel: Panel
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Give what two forecasts caught where they disagree, net of what their area would earn."""
    from veedor.stats import contested_hits

    return contested_hits(first.flagged, second.flagged, panel.events, panel.area)


def wider(
    pair: "tuple[NDArray[np.float64], NDArray[np.float64]]",
    panel: Panel,
    options: ForecastOptions,
    seed: int,
) -> "Comparison | None":
    """Compare per incident over blocks of space and of time; give the wider interval.

    None where there is one block of each only, so that nothing can be drawn again.
    """
    found = both(pair, panel, options, seed)
    return max(found, key=lambda one: one.high - one.low) if found else None


def both(
    pair: "tuple[NDArray[np.float64], NDArray[np.float64]]",
    panel: Panel,
    options: ForecastOptions,
    seed: int,
) -> "list[Comparison]":
    """Compare per incident over blocks of space, and over stretches of time, as far as can be.

    What each earned is divided by the incidents on record, and not by those of a draw: a draw
    can hold none, and its quotient would be infinite.
    """
    import numpy as np

    from veedor.stats import Plan, compare_over_space, compare_over_time

    plan = Plan(draws=options.draws, confidence=options.level)
    rng = np.random.default_rng(seed)
    each = pair[0] / panel.total, pair[1] / panel.total
    found = []
    if len(np.unique(panel.labels)) > 1:
        found.append(compare_over_space(each, panel.labels, rng, plan=plan))
    length = stretch_of(panel, options)
    if panel.shape[0] // length > 1:
        found.append(compare_over_time(each, length, rng, plan=plan))
    return found


def level_of(
    hits: "NDArray[np.float64]", panel: Panel, options: ForecastOptions, seed: int
) -> "Comparison | None":
    """Give a share of the incidents with the chance of other times in the same city."""
    import numpy as np

    from veedor.stats import Plan, compare_over_time

    length = stretch_of(panel, options)
    if panel.shape[0] // length < 2:
        return None
    return compare_over_time(
        (hits, np.zeros_like(hits)),
        length,
        np.random.default_rng(seed),
        per=panel.events,
        plan=Plan(draws=options.draws, confidence=options.level),
    )


def stretch_of(panel: Panel, options: ForecastOptions) -> int:
    """Give the length of a block of time in periods."""
    import numpy as np

    usual = float(np.median(panel.days))
    return max(1, min(round(options.block_days / usual), panel.shape[0]))
