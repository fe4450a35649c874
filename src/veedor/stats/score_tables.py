"""Truth tables: what a score said against what then happened, and every rate read from them.

One registry, ``RATES``, says of each rate what is counted among what, so that a rate, its
interval and its comparison can never be about different things.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.stats.arrays import Array

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


class Table(Struct, frozen=True, kw_only=True):
    """How many were flagged or not, and had the outcome or not.

    >>> Table(tn=2, fp=1, fn=0, tp=3).n
    6
    """

    tn: int = 0
    fp: int = 0
    fn: int = 0
    tp: int = 0

    @property
    def n(self) -> int:
        """Give all of them."""
        return self.tn + self.fp + self.fn + self.tp

    def __add__(self, other: "Table") -> "Table":
        return Table(
            tn=self.tn + other.tn,
            fp=self.fp + other.fp,
            fn=self.fn + other.fn,
            tp=self.tp + other.tp,
        )


RATES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "base-rate": (("fn", "tp"), ("tn", "fp", "fn", "tp")),
    "flagged": (("fp", "tp"), ("tn", "fp", "fn", "tp")),
    "fpr": (("fp",), ("tn", "fp")),
    "fnr": (("fn",), ("fn", "tp")),
    "ppv": (("tp",), ("fp", "tp")),
    "npv": (("tn",), ("tn", "fn")),
}
"""Of each rate: the cells that are counted, and the cells among which they are counted."""


def part_of(table: Table, rate: str) -> tuple[int, int]:
    """Give what a rate counts and among how many; 0 of 0 is left to the caller to refuse.

    >>> part_of(Table(tn=990, fp=805, fn=532, tp=1369), "fpr")
    (805, 1795)
    """
    part, whole = (sum(getattr(table, cell) for cell in cells) for cells in RATES[rate])
    return part, whole


def rate_of(table: Table, rate: str) -> Fraction | None:
    """Give a rate exactly; None where there is nothing to divide by.

    >>> rate_of(Table(tn=3, fp=1), "fpr"), rate_of(Table(tn=3, fp=1), "fnr")
    (Fraction(1, 4), None)
    """
    part, whole = part_of(table, rate)
    return Fraction(part, whole) if whole else None


def forced_fpr(base_rate: Fraction, ppv: Fraction, fnr: Fraction) -> Fraction | None:
    """Give the one false-positive rate that a base rate, a PPV and an FNR leave possible.

    Chouldechova (2017): FPR = p / (1 - p) * (1 - PPV) / PPV * (1 - FNR). None where p is 1 or
    PPV is 0: nothing is then forced. A result above 1 says that the three cannot hold at once.

    >>> forced_fpr(Fraction(1, 2), Fraction(1, 2), Fraction(1, 4))
    Fraction(3, 4)
    """
    if base_rate == 1 or ppv == 0:
        return None
    return base_rate / (1 - base_rate) * (1 - ppv) / ppv * (1 - fnr)


def by_score(scored: "ArrayLike") -> tuple[Array, Array, Array]:
    """Give each score once, the lowest first, with how many with and without the outcome.

    >>> [column.tolist() for column in by_score([(9, 3, 0), (1, 1, 5), (9, 1, 1)])]
    [[1.0, 9.0], [1.0, 4.0], [5.0, 1.0]]
    """
    import numpy as np

    rows = np.asarray(scored, dtype=np.float64).reshape(-1, 3)
    scores, at = np.unique(rows[:, 0], return_inverse=True)
    yes, no = (np.bincount(at, weights=rows[:, k], minlength=len(scores)) for k in (1, 2))
    return scores, yes, no


def sweep(scored: "ArrayLike", *, most: int | None = None) -> tuple[tuple[float, Table], ...]:
    """Give the truth table of every cut "score at or above", highest cut first.

    ``scored``: rows of score, how many with and without the outcome. Equal scores always fall
    on the same side of a cut, in whatever order they come. ``most``: at most so many cuts,
    evenly apart.

    >>> [(cut, t.tp, t.fp) for cut, t in sweep([(1, 1, 5), (9, 3, 0), (9, 1, 1)])]
    [(9.0, 4, 1), (1.0, 5, 6)]
    """
    cuts, tp, fp = _from_above(scored)
    step = 1 if most is None else max(1, -(-len(cuts) // most))
    return tuple(
        (
            float(cuts[k]),
            Table(tp=int(tp[k]), fp=int(fp[k]), fn=int(tp[-1] - tp[k]), tn=int(fp[-1] - fp[k])),
        )
        for k in range(0, len(cuts), step)
    )


def among_top(scored: "ArrayLike", k: int) -> tuple[int, int]:
    """Bound how many of the ``k`` highest scores had the outcome.

    Where ``k`` falls among equal scores, which of them come first is not in the record: the
    ends are the fewest and the most that any order gives. Raises ValueError where ``k`` is not
    between 1 and all of them.

    >>> among_top([(9, 1, 1), (8, 2, 2)], 2), among_top([(9, 1, 1), (8, 2, 2)], 4)
    ((1, 1), (1, 3))
    """
    _, tp, fp = _from_above(scored)
    total = int(tp[-1] + fp[-1]) if len(tp) else 0
    if not 1 <= k <= total:
        raise ValueError(f"cannot take the {k} highest of {total}")
    at = int((tp + fp).searchsorted(k))
    above = (int(tp[at - 1]), int(fp[at - 1])) if at else (0, 0)
    left = k - sum(above)
    yes, no = int(tp[at]) - above[0], int(fp[at]) - above[1]
    return above[0] + max(0, left - no), above[0] + min(yes, left)


def _from_above(scored: "ArrayLike") -> tuple[Array, Array, Array]:
    """Give each score, highest first, and how many from it up had the outcome or not."""
    scores, yes, no = by_score(scored)
    return scores[::-1], yes[::-1].cumsum(), no[::-1].cumsum()
