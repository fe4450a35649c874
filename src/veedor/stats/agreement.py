"""How far those who judge the same things agree, beyond what chance would give."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import sqrt

from msgspec import Struct

# SciPy is loaded where it is called: it takes seconds, and most commands need none of it.
# ruff: noqa: PLC0415

Table = Mapping[tuple[str, str], int]
"""How many things the first judged as one class and the second as another."""


class Kappa(Struct, frozen=True, kw_only=True):
    """Cohen's kappa, the shares seen and expected to agree, and the standard error."""

    value: float
    observed: float
    expected: float
    error: float


def kappa(table: Table) -> Kappa:
    """Give Cohen's (1960) kappa of two judgements, with the error of Fleiss and others (1969).

    Raises ValueError where nothing was judged twice or both always said the same one thing:
    there kappa is 0 over 0.

    >>> found = kappa({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    >>> round(found.value, 4), round(found.error, 5)
    (0.4, 0.127)
    """
    total = sum(table.values())
    rows, columns = _margins(table, total or 1)
    names = sorted(rows.keys() | columns.keys())
    observed = sum(table.get((name, name), 0) for name in names) / total if total else 0.0
    expected = sum(rows[name] * columns[name] for name in names)
    if not total or expected >= 1:
        raise ValueError("kappa needs things judged twice, in more than one way")
    value = (observed - expected) / (1 - expected)
    agreed = sum(
        table.get((name, name), 0)
        / total
        * (1 - (rows[name] + columns[name]) * (1 - value)) ** 2
        for name in names
    )
    apart = (1 - value) ** 2 * sum(
        n / total * (columns[first] + rows[second]) ** 2
        for (first, second), n in table.items()
        if first != second
    )
    off = (value - expected * (1 - value)) ** 2
    variance = max(0.0, agreed + apart - off) / (total * (1 - expected) ** 2)
    return Kappa(value=value, observed=observed, expected=expected, error=sqrt(variance))


def kappa_limits(table: Table, *, level: float = 0.95) -> tuple[float, float]:
    """Give the ends of an interval of kappa that stays honest with few things or few apart.

    One thing is added to each cell before kappa and its error are taken, as Agresti and Caffo
    (2000) do for shares; the plain interval holds the truth as rarely as 71 times in 100. Two
    classes; the interval is widened to hold kappa itself.

    >>> ends = kappa_limits({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    >>> [round(end, 3) for end in ends]
    [0.127, 0.614]
    """
    from scipy import stats

    classes = sorted({name for pair in table for name in pair})
    more = {(a, b): table.get((a, b), 0) + 1 for a in classes for b in classes}
    plain, eased = kappa(table), kappa(more)
    half = float(stats.norm.ppf((1 + level) / 2)) * eased.error
    low, high = max(-1.0, eased.value - half), min(1.0, eased.value + half)
    return min(low, plain.value), max(high, plain.value)


def alpha(units: Iterable[tuple[Mapping[str, int], int]]) -> Fraction:
    """Give Krippendorff's (2011) alpha for classes without order: judges and gaps as they are.

    ``units``: how many judged a thing as each class, and how many such things there are. What
    one alone judged does not count. Exact. Raises ValueError where nothing was judged twice,
    or all judgements are one class.

    >>> alpha([({"y": 2}, 3), ({"y": 1, "n": 1}, 1), ({"n": 2}, 1)])
    Fraction(4, 7)
    """
    apart = Fraction(0)
    of_class: dict[str, int] = defaultdict(int)
    for judged, n in units:
        m = sum(judged.values())
        if m < 2:
            continue
        same = sum(k * (k - 1) for k in judged.values())
        apart += Fraction(n * (m * (m - 1) - same), m - 1)
        for name, k in judged.items():
            of_class[name] += n * k
    total = sum(of_class.values())
    chance = total**2 - sum(k * k for k in of_class.values())
    if not chance:
        raise ValueError("alpha needs things judged twice, in more than one way")
    return 1 - (total - 1) * apart / chance


def _margins(table: Table, total: int) -> tuple[dict[str, float], dict[str, float]]:
    rows: dict[str, float] = defaultdict(float)
    columns: dict[str, float] = defaultdict(float)
    for (first, second), n in table.items():
        rows[first] += n / total
        columns[second] += n / total
    return rows, columns
