"""Trials of a logit one by one, and the columns that they make."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from veedor.stats.logit import Trials


class Trial(NamedTuple):
    """How many with these values were chosen and how many were not; ``unit`` "": none named."""

    values: tuple[float, ...]
    yes: int
    no: int
    unit: str = ""


def columns(rows: Sequence[Trial]) -> Trials:
    names = ["", *sorted({one.unit for one in rows} - {""})]
    values = np.array([one.values for one in rows], dtype=float)
    return Trials(
        values=values.reshape(len(rows), -1) if rows else np.zeros((0, 1)),
        yes=np.array([one.yes for one in rows], dtype=np.int64),
        no=np.array([one.no for one in rows], dtype=np.int64),
        unit=np.array([names.index(one.unit) for one in rows], dtype=int),
    )
