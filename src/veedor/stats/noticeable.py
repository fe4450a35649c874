"""What could have been seen: power of a contrast, and the test of a small one."""

import math

from msgspec import Struct

from veedor.stats.differences import Contrast, quantile


class Equivalence(Struct, frozen=True, kw_only=True):
    """P-value of "the effect is at least as large as the margin" (the larger of two)."""

    margin: float
    p: float


def noticeable(contrast: Contrast, *, level: float, power: float) -> float:
    """Give the smallest true effect that this error would show with that chance (Bloom 1995).

    >>> round(noticeable(Contrast(value=0.0, error=1.0, degrees=1e9), level=0.95, power=0.8), 2)
    2.8
    """
    degrees = contrast.degrees
    return contrast.error * (quantile(0.5 + level / 2, degrees) + quantile(power, degrees))


def chance_to_notice(contrast: Contrast, effect: float, level: float) -> float:
    """Give the chance that a true effect of this size would be told from none.

    >>> round(chance_to_notice(Contrast(value=0.0, error=1.0, degrees=1e9), 2.8, 0.95), 1)
    0.8
    """
    from scipy import special  # noqa: PLC0415 - loads when used

    far = quantile(0.5 + level / 2, contrast.degrees)
    away = abs(effect) / contrast.error
    if contrast.degrees > 1e6:
        return float(special.ndtr(away - far) + special.ndtr(-away - far))
    from scipy.stats import nct  # noqa: PLC0415 - loads when used

    found = nct.sf(far, contrast.degrees, away) + nct.cdf(-far, contrast.degrees, away)
    return float(found)


def equivalence(contrast: Contrast, margin: float) -> Equivalence:
    """Test whether the effect lies within plus and minus the margin (Schuirmann 1987).

    >>> small = Contrast(value=0.0, error=1.0, degrees=math.inf)
    >>> round(equivalence(small, 2.0).p, 4)
    0.0228
    """
    from scipy import special  # noqa: PLC0415 - loads when used

    if margin <= 0:
        raise ValueError("a margin is above zero")
    nearest = (margin - abs(contrast.value)) / contrast.error
    degrees = contrast.degrees
    chance = special.ndtr(-nearest) if math.isinf(degrees) else special.stdtr(degrees, -nearest)
    return Equivalence(margin=margin, p=float(chance))
