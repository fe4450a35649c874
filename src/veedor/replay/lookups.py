"""The query log: who was looked up, when, by which account, and what was written down."""

from dataclasses import dataclass

import numpy as np

from veedor.replay.chance import Ints, codes, few_often
from veedor.replay.listings import Listings
from veedor.replay.moments import draw_moments
from veedor.replay.sizes import Size
from veedor.replay.vocabulary import PURPOSES_LISTED, PURPOSES_OTHERS, REASONS

FIRST_NUMBER = 100_000_001


@dataclass(frozen=True, kw_only=True)
class Lookups:
    """One place in each array per look-up, in order of time.

    ``second``: since the period's first midnight, by the wall clock. ``purpose`` and
    ``reason`` are places in PURPOSES and REASONS; ``case_file`` is -1 where none is cited.
    """

    number: Ints
    second: Ints
    person: Ints
    account: Ints
    terminal: Ints
    purpose: Ints
    reason: Ints
    case_file: Ints


def draw_lookups(size: Size, listings: Listings, rng: np.random.Generator) -> Lookups:
    """Draw exactly ``size.queries`` look-ups of exactly ``size.persons`` persons."""
    second, person = draw_moments(size, listings, rng)
    account = _accounts(size, second, person, rng)
    wander = rng.random(size.queries, dtype=np.float32) < 0.2
    anywhere = rng.integers(0, size.terminals, size.queries, dtype=np.int32)
    cites = rng.random(size.queries, dtype=np.float32) < 0.18
    return Lookups(
        number=_numbers(size),
        second=second,
        person=person,
        account=account,
        terminal=np.where(wander, anywhere, account % size.terminals).astype(np.int32),
        purpose=_purposes(size, person, rng),
        reason=codes(rng, list(REASONS.values()), size.queries),
        case_file=np.where(
            cites, few_often(rng, size.case_files, size.queries, 3.0), -1
        ).astype(np.int32),
    )


def _numbers(size: Size) -> Ints:
    """Give look-ups running numbers, save where a gap is planted."""
    steps = np.ones(size.queries, dtype=np.int32)
    steps[0] = FIRST_NUMBER
    for place, missing in enumerate(size.gaps, start=1):
        steps[place * size.queries // (len(size.gaps) + 1)] += missing
    return np.cumsum(steps, dtype=np.int32)


def _accounts(size: Size, second: Ints, person: Ints, rng: np.random.Generator) -> Ints:
    """Draw very unequal accounts; the last few work by night, one returns to one person."""
    activity = rng.gamma(0.6, size=size.accounts)
    activity[-size.night_accounts :] = 0.0
    activity += activity.sum() / 2**15  # nobody is wholly idle
    account = codes(rng, activity.tolist(), size.queries)
    hour = second // 3_600 % 24
    by_night = np.flatnonzero((hour >= 22) | (hour < 6))
    planted = by_night[rng.random(len(by_night)) < 0.15]
    account[planted] = size.accounts - 1 - rng.integers(0, size.night_accounts, len(planted))
    account[person == size.listed_ever + 1] = 7
    return account


def _purposes(size: Size, person: Ints, rng: np.random.Generator) -> Ints:
    purpose = codes(rng, list(PURPOSES_OTHERS.values()), size.queries)
    listed = np.flatnonzero(person < size.listed_ever)
    purpose[listed] = codes(rng, list(PURPOSES_LISTED.values()), len(listed))
    return purpose
