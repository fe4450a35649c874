"""Truth tables: what a score said against what then happened, and every rate read from them.

One registry, ``RATES``, says of each rate what is counted among what, so that a rate, its
interval and its comparison can never be about different things.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct


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


def sweep(scored: Iterable[tuple[float, int, int]]) -> tuple[tuple[float, Table], ...]:
    """Give the truth table of every cut "score at or above", highest cut first.

    ``scored``: score, how many with and without the outcome. Equal scores always fall on the
    same side of a cut, in whatever order they come.

    >>> [(cut, t.tp, t.fp) for cut, t in sweep([(1, 1, 5), (9, 3, 0), (9, 1, 1)])]
    [(9, 4, 1), (1, 5, 6)]
    """
    with_it: dict[float, int] = {}
    without: dict[float, int] = {}
    for score, yes, no in scored:
        with_it[score] = with_it.get(score, 0) + yes
        without[score] = without.get(score, 0) + no
    positives, negatives = sum(with_it.values()), sum(without.values())
    found, tp, fp = [], 0, 0
    for cut in sorted(with_it, reverse=True):
        tp, fp = tp + with_it[cut], fp + without[cut]
        found.append((cut, Table(tp=tp, fp=fp, fn=positives - tp, tn=negatives - fp)))
    return tuple(found)


def among_top(scored: Iterable[tuple[float, int, int]], k: int) -> tuple[int, int]:
    """Bound how many of the ``k`` highest scores had the outcome.

    Where ``k`` falls among equal scores, which of them come first is not in the record: the
    ends are the fewest and the most that any order gives. Raises ValueError where ``k`` is not
    between 1 and all of them.

    >>> among_top([(9, 1, 1), (8, 2, 2)], 2), among_top([(9, 1, 1), (8, 2, 2)], 4)
    ((1, 1), (1, 3))
    """
    above = Table()
    for _, table in sweep(scored):
        if table.tp + table.fp >= k >= 1:
            left = k - above.tp - above.fp
            yes, no = table.tp - above.tp, table.fp - above.fp
            return above.tp + max(0, left - no), above.tp + min(yes, left)
        above = table
    raise ValueError(f"cannot take the {k} highest of {above.tp + above.fp}")
