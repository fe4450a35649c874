"""How unevenly something is spread, from a count of counts, exactly."""

from collections.abc import Mapping
from fractions import Fraction


def gini(units: Mapping[int, int]) -> Fraction:
    """Give Gini's (1912) coefficient of ``units``: size → how many units have that size.

    0 when all have the same, nearing 1 when one unit has all; exact, in rational numbers.
    Raises ValueError where there is no unit or nothing to share.

    >>> gini({1: 2}), gini({0: 3, 8: 1})
    (Fraction(0, 1), Fraction(3, 4))
    """
    count = sum(units.values())
    total = sum(size * n for size, n in units.items())
    if not total or any(size < 0 or n < 0 for size, n in units.items()):
        raise ValueError("nothing to share, or a negative size")
    below = 0
    weighted = 0
    for size, n in sorted(units.items()):
        # Ranks below+1 .. below+n, summed without walking through them.
        weighted += size * (n * below + n * (n + 1) // 2)
        below += n
    return Fraction(2 * weighted, count * total) - Fraction(count + 1, count)


def top(units: Mapping[int, int], k: int) -> int:
    """Give what the ``k`` largest units hold together.

    >>> top({1: 10, 5: 2}, 3)
    11
    """
    held, left = 0, k
    for size, n in sorted(units.items(), reverse=True):
        taken = min(n, left)
        held, left = held + size * taken, left - taken
    return held
