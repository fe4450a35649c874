"""What the queries of the audit of trials return: one struct per query."""

from decimal import Decimal

from msgspec import Struct


class Coverage(Struct, frozen=True):
    """Comparisons admitted, left out and why; and twice the rank sum behind the area."""

    admitted: int
    no_truth: int
    no_score: int
    no_weight: int
    contradicting: int
    no_group: int
    impostors: int
    genuine: int
    scores: int
    doubled: Decimal

    @property
    def audited(self) -> int:
        """Give the rows that are audited."""
        out = self.no_truth + self.no_score + self.no_weight + self.contradicting
        return self.admitted - out


class Threshold(Struct, frozen=True):
    """Where errors are counted: "option", "record", "rate", or "several" (none then)."""

    thresholds: int
    threshold: Decimal | None
    origin: str


class Knot(Struct, frozen=True):
    """A step of the ladder of scores."""

    score: Decimal
    impostors_from: int
    genuine_from: int


class Scope(Struct, frozen=True):
    """Trials and errors of one truth within "all", one "group", or across ("cross") two."""

    genuine: bool
    scope: str
    group_a: str
    group_b: str
    unnamed: int
    trials: int
    events: int
    pair_ee: Decimal = Decimal(0)
    pair_en: Decimal = Decimal(0)
    pair_nn: Decimal = Decimal(0)


class Persons(Struct, frozen=True):
    """How many persons take part in so many trials of a scope, with so many errors."""

    genuine: bool
    scope: str
    group_a: str
    group_b: str
    events: int
    trials: int
    persons: int


class Places(Struct, frozen=True):
    """Searches in which the true candidate got this place; None: it was not given back."""

    place: int | None
    searches: int


class SearchCoverage(Struct, frozen=True):
    """Candidates admitted, and those of searches without truth."""

    admitted: int
    no_truth: int


class Counts(Struct, frozen=True):
    """One field per query."""

    coverage: tuple[Coverage, ...]
    threshold: tuple[Threshold, ...]
    knots: tuple[Knot, ...]
    scopes: tuple[Scope, ...]
    persons: tuple[Persons, ...]
    search_coverage: tuple[SearchCoverage, ...]
    search_scopes: tuple[Scope, ...]
    search_persons: tuple[Persons, ...]
    places: tuple[Places, ...]
