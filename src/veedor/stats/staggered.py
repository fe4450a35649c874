"""Units that adopt at different dates: effects by group and time, never mixed."""

import warnings
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from veedor.stats.differences import Array, Contrast

# diff-diff (MIT) and pandas are loaded where they are called: it takes seconds.
# ruff: noqa: PLC0415


class Staggered(Struct, frozen=True, kw_only=True):
    """The effect over all adopters and periods after, by group of adoption and by time since.

    ``by_time``: keys below zero are placebos, the change in one period before adoption.
    """

    overall: Contrast
    by_group: dict[int, Contrast]
    by_time: dict[int, Contrast]


def staggered(panel: Array, adopted: Sequence[int | None], *, later_too: bool) -> Staggered:
    """Fit Callaway and Sant'Anna (2021) through diff-diff, which equals R's did.

    ``adopted``: place of the first period with it, None where never; those with it in the
    first period are left out, having no before. ``later_too``: those who adopt later stand as
    comparison too. Student's t with one degree fewer than units on the smaller side. Raises
    ValueError where nobody can be compared.
    """
    from diff_diff import CallawaySantAnna

    kept = [i for i, first in enumerate(adopted) if first is None or first > 0]
    groups = [adopted[i] for i in kept]
    adopters = sum(one is not None for one in groups)
    others = len(groups) - adopters
    if adopters < 2 or others < (0 if later_too else 2):
        raise ValueError("too few units adopt, or too few do not")
    who = "not_yet_treated" if later_too else "never_treated"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = CallawaySantAnna(control_group=who).fit(
            _long(panel[kept], groups),
            outcome="y",
            unit="unit",
            time="time",
            first_treat="first",
        )
        times = found.aggregate("event_study").to_dataframe()
        cohorts = found.aggregate("group").to_dataframe()
    smaller = min(adopters, others) if others > 1 else adopters
    return Staggered(
        overall=_contrast(found.overall_att, found.overall_se, smaller),
        by_group={
            int(row.label) - 1: _contrast(row.att, row.se, smaller)
            for row in cohorts.itertuples()
        },
        by_time={
            int(row.event_time): _contrast(row.att, row.se, smaller)
            for row in times.itertuples()
            if not row.is_reference and np.isfinite(row.se)
        },
    )


def _long(panel: Array, adopted: Sequence[int | None]) -> object:
    import pandas as pd

    units, periods = panel.shape
    return pd.DataFrame(
        {
            "unit": np.repeat(np.arange(units), periods),
            "time": np.tile(np.arange(1, periods + 1), units),
            "first": np.repeat([0 if one is None else one + 1 for one in adopted], periods),
            "y": panel.ravel(),
        }
    )


def _contrast(value: float, error: float, smaller: int) -> Contrast:
    if not np.isfinite(error) or error <= 0:
        raise ValueError("nothing varies")
    return Contrast(value=float(value), error=float(error), degrees=smaller - 1)
