"""Odds of having been flagged, each group's over the reference's, and what could be seen."""

from collections.abc import Iterator
from math import exp, inf

from msgspec import Struct

from veedor.audits.scores.adjusting import Compared
from veedor.audits.scores.shown import reach
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.audits.scores.unseen import BY_ERROR, least_gap
from veedor.core import Estimate, Sentence, say
from veedor.stats.differences import Contrast
from veedor.stats.estimates import absent
from veedor.stats.logit import Coefficient, Logit
from veedor.stats.noticeable import noticeable
from veedor.stats.score_intervals import Reached, shared_level

_METHOD = "logit, Bonferroni"
_ALONE = "logit"
_MOST = 700.0  # a logarithm beyond which no odds can be written
_DIGITS = 8
"""Digits of a fit by steps: what any machine's linear algebra agrees on."""


class Fit(Struct, frozen=True):
    """What was fitted, or why nothing was: with the factors, and without."""

    axes: tuple[Axis, ...]
    lacking: int
    because: Sentence | None
    rows: Compared | None = None
    found: Logit | None = None


def group_odds(study: Study, fitted: Fit, *, adjusted: bool) -> Iterator[Estimate]:
    """Give each group's odds over the reference's, all intervals of the family at once."""
    rows = fitted.rows
    found = fitted.found if adjusted or rows is None else rows.fit(adjusted=False)
    if rows is None or found is None or fitted.because is not None:
        return
    each = rows.by_group(found)
    level = shared_level(study.options.level, len(each))
    before = "adjusted" if adjusted else "adjusted.crude"
    for number, axis in enumerate(fitted.axes):
        for place, name in axis.others():
            label = say("adjusted.label", group=short(name), reference=short(axis.reference))
            key, one = f"{before}.{axis.place}.{place}", each.get((number, name))
            if one is None:
                yield absent(key, label, UNIT, say("absent.all-or-none"))
            else:
                support = _support(rows, number, (name, axis.reference))
                yield odds_of(key, label, one, support, (level, study.options.level))


def _support(rows: Compared, axis: int, names: tuple[str, str]) -> int:
    return sum(int(rows.lines.n[rows.of(axis, name)].sum()) for name in names)


def odds_of(
    name: str, label: Sentence, one: Coefficient, support: int, levels: tuple[float, float]
) -> Estimate:
    """Give an odds ratio; ``levels``: that of its own interval, and that of the family."""
    own, level = levels
    reached = one.odds(own)
    value, low, high = (
        float(f"{end:.{_DIGITS}g}") for end in (reached.value, reached.low, reached.high)
    )
    family = own != level
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=UNIT,
        support=support,
        method=_METHOD if family else _ALONE,
        interval=reach(Reached(value=value, low=low, high=high), level, simultaneous=family),
    )


def least_odds(study: Study, fitted: Fit) -> Iterator[Estimate]:
    """Give of each group the least odds ratio above 1 that would have been shown.

    One over it is the greatest below 1: the error of a logarithm is alike both ways.
    """
    rows, found = fitted.rows, fitted.found
    if rows is None or found is None or fitted.because is not None:
        return
    each, power = rows.by_group(found), study.options.power
    level = shared_level(study.options.level, len(each))
    for number, axis in enumerate(fitted.axes):
        for place, name in axis.others():
            one = each.get((number, name))
            if one is None:
                continue
            contrast = Contrast(value=one.value, error=one.error, degrees=one.degrees or inf)
            least = noticeable(contrast, level=level, power=power)
            label = say(
                "adjusted.unseen",
                group=short(name),
                reference=short(axis.reference),
                power=power,
            )
            support = _support(rows, number, (name, axis.reference))
            yield least_gap(
                f"adjusted.unseen.{axis.place}.{place}",
                label,
                exp(least) if least < _MOST else None,
                support,
                BY_ERROR,
            )
