"""What could have been seen: the least gap that so many persons would have shown."""

from collections.abc import Sequence
from math import inf

from msgspec import Struct

from veedor.audits.scores.study import UNIT, Study
from veedor.core import Estimate, Fact, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted
from veedor.stats.score_intervals import Part
from veedor.stats.unseen import unseen_gaps

BY_ERROR = "power from the standard error (Bloom 1995)"
_EXACT = "exact power"
_UNDEFINED = "absent.gap-undefined"
_DECIMALS = 4
_WAYS = ("above", "below")


class Told(Struct, frozen=True, kw_only=True):
    """Of comparisons: the least gap that one would have shown, the most, and how many none.

    None where no comparison would have shown any.
    """

    least: float | None
    most: float | None
    none: int


def both_ways(
    study: Study,
    name: tuple[str, str],
    facts: dict[str, Fact],
    parts: tuple[Part, Part],
    level: float,
) -> tuple[Estimate, ...]:
    """Give the least gaps above and below zero that these persons would have shown.

    ``name``: what goes before and after the way, in the estimate's name; the words are
    ``{before}.unseen-above`` and ``-below``. ``parts``: of the group and of the reference.
    ``level``: that of each interval.
    """
    before, after = name
    one, reference = parts
    power = study.options.power
    labels = [say(f"{before}.unseen-{way}", power=power, **facts) for way in _WAYS]
    names = [f"{before}.unseen-{way}.{after}" for way in _WAYS]
    if not one[1] or not reference[1]:
        because = say(_UNDEFINED)
        return tuple(
            absent(key, label, UNIT, because) for key, label in zip(names, labels, strict=True)
        )
    found = unseen_gaps(reference, one[1], level=level, power=power)
    support = one[1] + reference[1]
    return tuple(
        least_gap(key, label, end, support, _EXACT)
        for key, label, end in zip(names, labels, (found.above, found.below), strict=True)
    )


def least_gap(
    name: str,
    label: Sentence,
    found: float | None,
    support: int,
    method: str,
    *,
    most: float = inf,
) -> Estimate:
    """Give the least gap that would have been shown, or say that none would, however large.

    ``most``: the largest that there can be.
    """
    if found is None or found > most:
        return absent(name, label, UNIT, say("absent.unseen"))
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=support,
        method=method,
        interval=counted(round(found, _DECIMALS)),
    )


def told(comparisons: Sequence[Sequence[Estimate]]) -> Told:
    """Sum up what comparisons would have shown, each by the way in which it shows most.

    Those with nobody to count on a side are no comparisons.
    """
    ends = [
        [abs(way.interval.low) for way in ways if way.interval is not None]
        for ways in comparisons
        if not any(_undefined(way) for way in ways)
    ]
    easiest = [min(one) for one in ends if one]
    return Told(
        least=min(easiest, default=None),
        most=max(easiest, default=None),
        none=len(ends) - len(easiest),
    )


def _undefined(way: Estimate) -> bool:
    return way.absent_because is not None and way.absent_because.id == _UNDEFINED


def none_found(
    sentence: str, found: Told, *, facts: dict[str, Fact], scale: float = 1
) -> Sentence:
    """Say that no gap was found, and what would have been: ``{sentence}`` or ``-unseen``."""
    if found.least is None or found.most is None:
        return say(f"{sentence}-unseen", **facts)
    return say(
        sentence,
        **facts,
        least=round(scale * found.least, 2),
        most=round(scale * found.most, 2),
        none=found.none,
    )
