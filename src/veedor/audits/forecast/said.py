"""What was predicted, period by period, as tables of periods x cells."""

from typing import TYPE_CHECKING, Literal

from veedor.core import Columns, Parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Tables = tuple[NDArray[np.float64], NDArray[np.bool_]]

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

Use = Literal["rate", "score", "flagged"]
UNIT = 10**15
"""Parts of a whole one in which the queries give rates and scores."""
_EXACT = (
    8  # so many whole ones and their parts are below 2^53: one division rounds them rightly
)


def said_of(predicted: Parts, shape: tuple[int, int], use: Use) -> "Tables":
    """Give what orders the places, and the flags; cells without a score lie below others."""
    import numpy as np

    values, flags = np.zeros(shape), np.zeros(shape, dtype=bool)
    unnamed = np.ones(shape, dtype=bool) if use == "score" else None
    for period, part in enumerate(predicted):
        at = part["cell_no"] - 1
        flags[period, at] = part["flagged"] > 0
        if use == "flagged":
            values[period, at] = part["flagged"]
            continue
        values[period, at] = number_of(part, use)
        if unnamed is not None:
            unnamed[period, at] = part["scored"] == 0
    if unnamed is not None:
        values[unnamed] = values.min() - 1
    return values, flags


def number_of(part: Columns, use: Use) -> "NDArray[np.float64]":
    """Give rates or scores as the numbers nearest to them, however large.

    >>> import numpy as np
    >>> columns = {"rate_whole": [0, 12], "rate_part": [25 * 10**13, 1]}
    >>> number_of({name: np.array(held) for name, held in columns.items()}, "rate").tolist()
    [0.25, 12.000000000000002]
    """
    import numpy as np

    whole, rest = part[f"{use}_whole"], part[f"{use}_part"]
    small = np.abs(whole) <= _EXACT
    made = (np.where(small, whole, 0) * UNIT + rest) / UNIT
    for place in np.flatnonzero(~small):
        made[place] = (int(whole[place]) * UNIT + int(rest[place])) / UNIT
    return np.asarray(made, dtype=np.float64)
