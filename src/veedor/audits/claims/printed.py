"""Printed numbers: how many decimals, which unit, and whether an exact value gives them."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

SCALES = {
    "share": 1,
    "percent": 100,
    "per mille": 1_000,
    "per 100 000": 100_000,
    "per million": 1_000_000,
}
"""By how much a share is multiplied before it is printed in a unit."""


class Fit(Struct, frozen=True):
    """Whether a printed number is the exact one rounded, or cut off, at its decimals."""

    rounded: bool
    truncated: bool

    def __bool__(self) -> bool:
        return self.rounded or self.truncated


def decimals_of(value: Decimal) -> int:
    """Give how many decimals a number needs.

    >>> decimals_of(Decimal("0.080000")), decimals_of(Decimal("1200"))
    (2, 0)
    """
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fit(exact: Fraction, printed: Decimal, decimals: int) -> Fit:
    """Hold a printed number against the exact one; a tie may be rounded either way.

    >>> fit(Fraction(1, 1123) * 100, Decimal("0.08"), 2)
    Fit(rounded=False, truncated=True)
    """
    step, shown = Fraction(1, 10**decimals), Fraction(printed)
    return Fit(
        rounded=abs(exact - shown) <= step / 2,
        truncated=0 <= exact - shown < step,
    )


def in_unit(share: Fraction, unit: str | None) -> Fraction | None:
    """Give a share in the unit it is printed in; None where the unit is none of a share.

    >>> in_unit(Fraction(1, 2251), "one in"), in_unit(Fraction(7, 8), "percent")
    (Fraction(2251, 1), Fraction(175, 2))
    """
    if unit == "one in":
        return 1 / share if share else None
    scale = SCALES.get(unit or "share")
    return None if scale is None else share * scale


def as_share(value: Decimal, unit: str | None) -> Fraction:
    """Give a printed number on one scale for all units; a count is left as it is.

    >>> as_share(Decimal("87.5"), "percent") == as_share(Decimal("0.875"), "share")
    True
    """
    if unit == "one in":
        return 1 / Fraction(value) if value else Fraction(0)
    return Fraction(value) / SCALES.get(unit or "share", 1)


def plain(value: Decimal) -> str:
    """Write a number without the zeros that its storage added.

    >>> plain(Decimal("2554.000000")), plain(Decimal("9.10"))
    ('2554', '9.1')
    """
    return f"{value:.{decimals_of(value)}f}"
