"""Estimates of which none has a number: said together, under the reason that they share."""

from collections.abc import Sequence

from msgspec import Struct

from veedor.core import Estimate
from veedor.report.shown import Shown, show

_NO_METHOD = "none"


class Unmeasured(Struct, frozen=True, kw_only=True):
    """Measures without a number for one reason. ``rows``: each, and its method or none."""

    because: str
    rows: tuple[tuple[Shown, str], ...]


def unmeasured(estimates: Sequence[Estimate], language: str) -> tuple[Unmeasured, ...]:
    """Give the measures by reason, in their order; nothing where any of them has a number.

    A table would say one reason on every row, and four columns of nothing beside it.
    """
    if any(one.interval is not None for one in estimates):
        return ()
    by_reason: dict[str, list[tuple[Shown, str]]] = {}
    for one in estimates:
        shown = show(one, language)
        method = "" if one.method == _NO_METHOD else shown.method
        by_reason.setdefault(shown.absent, []).append((shown, method))
    return tuple(
        Unmeasured(because=because, rows=tuple(rows)) for because, rows in by_reason.items()
    )
