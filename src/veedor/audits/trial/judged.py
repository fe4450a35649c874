"""Each scope of the trial with its rate, and how far chance could move it."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from veedor.audits.trial.counts import Persons, Scope
from veedor.core import Estimate, Interval, Sentence
from veedor.stats.exact import rounded
from veedor.stats.rates import Ends, Shared, effective, exact_rate, shared_rate

ALONE = "Clopper and Pearson (1934), as if comparisons were independent"
SHARED = "effective number by persons (Fogliato et al. 2024; Korn and Graubard 1998)"
LABEL_LENGTH = 40


class Rate(Struct, frozen=True, kw_only=True):
    """Errors of the trials of one scope; ``sums`` where each trial names its persons."""

    genuine: bool
    scope: str
    group: str
    other: str
    events: int
    trials: int
    sums: Shared | None

    @property
    def value(self) -> float:
        """Give the share of trials that are errors."""
        return self.events / self.trials

    def ends(self, level: float) -> Ends:
        """Give the interval: by persons where they are named, else as if independent."""
        if self.sums is None:
            return exact_rate(self.events, self.trials, level)
        return shared_rate(self.sums, level)

    def size(self, level: float) -> float:
        """Give as how many independent trials these count."""
        return float(self.trials) if self.sums is None else effective(self.sums, level)

    @property
    def method(self) -> str:
        """Name what the interval is."""
        return ALONE if self.sums is None else SHARED


def rates_of(scopes: Sequence[Scope], persons: Sequence[Persons]) -> tuple[Rate, ...]:
    """Put each scope together with the persons that take part in it."""
    members: dict[tuple[bool, str, str, str], list[tuple[int, int, int]]] = {}
    for one in persons:
        key = (one.genuine, one.scope, one.group_a, one.group_b)
        members.setdefault(key, []).append((one.events, one.trials, one.persons))
    return tuple(
        Rate(
            genuine=one.genuine,
            scope=one.scope,
            group=one.group_a,
            other=one.group_b,
            events=one.events,
            trials=one.trials,
            sums=_sums(
                one, members.get((one.genuine, one.scope, one.group_a, one.group_b), [])
            ),
        )
        for one in scopes
        if one.trials
    )


def chosen(
    rates: Sequence[Rate], scope: Literal["all", "group", "cross"], *, genuine: bool
) -> tuple[Rate, ...]:
    """Give the rates of one scope and truth."""
    return tuple(one for one in rates if one.scope == scope and one.genuine == genuine)


def rate_of(name: str, label: Sentence, unit: str, rate: Rate, level: float) -> Estimate:
    """Give a rate with its interval; a rate so small is written as a number."""
    low, high = rate.ends(level)
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=unit,
        support=rate.trials,
        count=rate.events,
        method=rate.method,
        interval=Interval(
            kind="confidence",
            value=rounded(rate.value),
            low=min(rounded(low), rounded(rate.value)),
            high=max(rounded(high), rounded(rate.value)),
            level=level,
        ),
    )


def _sums(scope: Scope, members: Sequence[tuple[int, int, int]]) -> Shared | None:
    if scope.unnamed or not members:
        return None
    return Shared(
        events=scope.events,
        trials=scope.trials,
        by_person=tuple(members),
        couples=scope.pair_nn > 0,
        pair_ee=int(scope.pair_ee),
        pair_en=int(scope.pair_en),
        pair_nn=int(scope.pair_nn),
    )
