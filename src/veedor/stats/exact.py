"""Numbers that were counted in full, or that lie between bounds: no chance in them."""

from fractions import Fraction

from veedor.core import Interval

_DIGITS = 10


def rounded(number: float | Fraction) -> float:
    """Round to ten significant digits, so that the last bits of a machine never show.

    >>> rounded(Fraction(2, 3))
    0.6666666667
    """
    return float(f"{float(number):.{_DIGITS}g}")


def counted(number: float | Fraction) -> Interval:
    """Give a number that was counted in full: its interval has no width.

    >>> counted(7).low == counted(7).high == counted(7).value == 7.0
    True
    """
    exact = rounded(number)
    return Interval(kind="exact count", value=exact, low=exact, high=exact)


def share(part: int, whole: int) -> Interval:
    """Give ``part`` of ``whole`` as a share that was counted in full.

    Raises ValueError unless 0 <= part <= whole and whole > 0: 0 of 0 is undefined, never 0.

    >>> share(1, 4).value
    0.25
    """
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError(f"need 0 <= part <= whole and whole > 0, got {part} of {whole}")
    return counted(Fraction(part, whole))


def share_bounds(least: int, most: int, whole: int) -> Interval:
    """Give the bounds of a share whose part lies between ``least`` and ``most``.

    >>> share_bounds(1, 3, 4).low, share_bounds(1, 3, 4).high
    (0.25, 0.75)
    """
    if whole <= 0 or not 0 <= least <= most <= whole:
        raise ValueError(f"need 0 <= least <= most <= whole, got {least}..{most} of {whole}")
    low, high = Fraction(least, whole), Fraction(most, whole)
    return Interval(kind="bounds", low=rounded(low), high=rounded(high))
