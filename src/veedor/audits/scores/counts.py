"""What the queries of the audit of scores return: one struct per query."""

from decimal import Decimal

from msgspec import Struct

from veedor.core import Columns


class Coverage(Struct, frozen=True):
    """Profiles admitted, before and after the period."""

    admitted: int
    before: int
    after: int


class Totals(Struct, frozen=True):
    """Of the profiles in the period: persons, rows without one, later rows of the same."""

    profiles: int
    persons: int
    without_person: int
    later: int
    runs: int


class Grouped(Struct, frozen=True):
    """Whatever is in two groups, as recorded ("" none)."""

    group_name: str
    group_name2: str


class Judged(Grouped, frozen=True):
    """First profiles of the same groups, flag and outcome; None where it is not on record."""

    flagged: bool | None
    outcome: bool | None
    profiles: int


class Cell(Judged, frozen=True):
    """First profiles of one tier and length of follow-up.

    ``full_time``: 1 where scored early enough to be followed in full, 0 where too late.
    ``after_window``: 1 where the outcome came after the follow-up that was meant. ``scores``:
    the sum of their scores.
    """

    tier: str
    full_time: int | None
    after_window: int | None
    scores: Decimal


class UnitCell(Judged, frozen=True):
    """First profiles of one unit."""

    unit: str


class Pair(Grouped, frozen=True):
    """Two groups that stand together in first profiles, by their number."""

    pair_no: int


class Text(Struct, frozen=True):
    """A text of factors of first profiles ("": none), by its number."""

    text_no: int
    factors: str


class Entry(Struct, frozen=True):
    """Profiles with the same entries in the columns that say what they rest on."""

    first: int
    basis: str
    graded: int
    used: int
    own_ground: bool | None
    selected: bool | None
    definition_met: bool | None
    charged: bool | None
    reviewed: int
    removed: int
    reasoned: int
    group_name: str
    profiles: int


class Factors(Struct, frozen=True):
    """Profiles with the same text of factors, of one unit, selected or not."""

    factors: str
    unit: str
    selected: bool | None
    profiles: int


class Listed(Struct, frozen=True):
    """Profiles on the list for so many days, and then removed (1), or still on it (0)."""

    days: int
    removed: int
    profiles: int


class TierPair(Struct, frozen=True):
    """Persons in two runs on end: tier, factors the same (1), not (0), not known (-1)."""

    same_tier: int
    same_factors: int
    pairs: int


class FirstUse(Struct, frozen=True):
    """Accounts by whether a training came before their first use: 1, 0, or -1 not known."""

    trained: int
    accounts: int


class Uses(Struct, frozen=True):
    """Queries admitted, outside the period, and without an account."""

    admitted: int
    outside: int
    nameless: int


class Counts(Struct, frozen=True):
    """One field per query.

    ``score_cells``: outcomes by score and groups; ``adjusted_cells``: profiles by what they are
    adjusted for; a column for each name in the query.
    """

    coverage: tuple[Coverage, ...]
    totals: tuple[Totals, ...]
    cells: tuple[Cell, ...]
    unit_cells: tuple[UnitCell, ...]
    pairs: tuple[Pair, ...]
    score_cells: Columns
    entries: tuple[Entry, ...]
    factors: tuple[Factors, ...]
    listed: tuple[Listed, ...]
    tier_pairs: tuple[TierPair, ...]
    first_uses: tuple[FirstUse, ...]
    uses: tuple[Uses, ...]
    texts: tuple[Text, ...]
    adjusted_cells: Columns
