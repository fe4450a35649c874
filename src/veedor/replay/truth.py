"""The exact truth about a replay, counted from its arrays and not by any audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veedor.replay.chance import Ints
from veedor.replay.draw import Replay
from veedor.replay.listings import Listings
from veedor.replay.lookups import Lookups
from veedor.replay.planted import planted
from veedor.replay.sizes import DAY, DAYS, OPEN, date_of
from veedor.replay.vocabulary import BASES, PURPOSES, REASONS, VAGUE_REASONS

Mask = NDArray[np.bool_]
Counts = Mapping[str, Any]


def truth(replay: Replay) -> dict[str, Counts]:
    """Count what an audit of these records must find. An entry holds in [start, end)."""
    lookups, listings = replay.lookups, replay.listings
    ever = np.isin(lookups.person, listings.person)
    inside = _inside(lookups, listings, ever)
    on_last = np.isin(lookups.person, listings.person[listings.end == OPEN])
    units = _units(lookups)
    return {
        "totals": _totals(lookups, units),
        "list": _list(replay, ever),
        "as_of": _split(units, inside) | _why_outside(lookups, listings, ever & ~inside),
        "static": _split(units, on_last),
        "never_listed": _size_of(units, ~ever),
        "by_purpose": _by_purpose(lookups, inside),
        "by_basis": _by_basis(lookups, inside),
        "most": _most(lookups),
        "empty": _empty(lookups),
        "planted": planted(replay),
    }


def _inside(lookups: Lookups, listings: Listings, ever: Mask) -> Mask:
    """Mark the look-ups of a person made while an entry of that person was in force."""
    order = np.lexsort((listings.start, listings.person))
    person, start, end = (
        array[order] for array in (listings.person, listings.start, listings.end)
    )
    key = (person.astype(np.int64) << 32) + start
    asked = np.flatnonzero(ever)
    who, when = lookups.person[asked], lookups.second[asked]
    latest = np.searchsorted(key, (who.astype(np.int64) << 32) + when, side="right") - 1
    inside = np.zeros(len(ever), dtype=np.bool_)
    inside[asked] = (latest >= 0) & (person[latest] == who) & (when < end[latest])
    return inside


@dataclass(frozen=True, kw_only=True)
class _Units:
    """What each look-up counts towards, numbered from 0: a person, and that person's day."""

    person: Ints
    person_day: Ints


def _units(lookups: Lookups) -> _Units:
    key = lookups.person * np.int64(DAYS) + lookups.second // DAY
    order = np.argsort(key)
    new = np.diff(key[order], prepend=-1) != 0
    person_day = np.empty(len(key), dtype=np.int32)
    person_day[order] = np.cumsum(new, dtype=np.int32) - 1
    return _Units(person=lookups.person, person_day=person_day)


def _totals(lookups: Lookups, units: _Units) -> Counts:
    first, last = (date_of(int(lookups.second[place] // DAY)) for place in (0, -1))
    everyone = np.ones(len(lookups.person), dtype=np.bool_)
    return {**_size_of(units, everyone), "first_day": first, "last_day": last}


def _size_of(units: _Units, these: Mask) -> dict[str, int]:
    return {
        "queries": int(these.sum()),
        "persons": _distinct(units.person[these]),
        "person_days": _distinct(units.person_day[these]),
    }


def _distinct(numbers: Ints) -> int:
    """Count different numbers by marking them: ten times as fast here as sorting them."""
    seen = np.zeros(int(numbers.max(initial=-1)) + 1, dtype=np.bool_)
    seen[numbers] = True
    return int(seen.sum())


def _split(units: _Units, inside: Mask) -> dict[str, int]:
    """Count both sides; a person or person-day with a look-up on each is on each."""
    within, without = _size_of(units, inside), _size_of(units, ~inside)
    whole = _size_of(units, np.ones(len(inside), dtype=np.bool_))
    return (
        {f"{unit}_inside": count for unit, count in within.items()}
        | {f"{unit}_outside": count for unit, count in without.items()}
        | {f"{unit}_never_inside": whole[unit] - within[unit] for unit in whole}
    )


def _why_outside(lookups: Lookups, listings: Listings, outside: Mask) -> dict[str, int]:
    """Place the look-ups outside, of persons listed at some time, about their entries."""
    people = int(listings.person.max()) + 1
    first, last = np.full(people, OPEN), np.full(people, -OPEN)
    np.minimum.at(first, listings.person, listings.start)
    np.maximum.at(last, listings.person, listings.end)
    who, when = lookups.person[outside], lookups.second[outside]
    before, after = int((when < first[who]).sum()), int((when >= last[who]).sum())
    return {
        "queries_before_listed": before,
        "queries_after_listed": after,
        "queries_between_listings": len(who) - before - after,
    }


def _list(replay: Replay, ever: Mask) -> Counts:
    listings = replay.listings
    changes = np.unique(listings.start[listings.start >= 0])
    held = [np.sum((listings.start <= when) & (when < listings.end)) for when in (0, *changes)]
    return {
        "entries": len(listings.person),
        "persons_ever": _distinct(listings.person),
        "persons_at_fewest": int(min(held)),
        "persons_at_most": int(max(held)),
        "persons_on_last_version": int((listings.end == OPEN).sum()),
        "persons_ever_and_queried": _distinct(replay.lookups.person[ever]),
        "changes": len(changes),
    }


def _by_purpose(lookups: Lookups, inside: Mask) -> Counts:
    """Count look-ups and persons by purpose code as written; "" is no code."""
    return {
        code or "": _purpose(lookups, inside, lookups.purpose == place)
        for place, code in enumerate(PURPOSES)
    }


def _by_basis(lookups: Lookups, inside: Mask) -> Counts:
    """Count by what the case takes each code for: in the table, not in it, or no code."""
    basis = [BASES.get(code, "not in the table") if code else "no code" for code in PURPOSES]
    return {
        name: _purpose(
            lookups,
            inside,
            np.isin(lookups.purpose, [at for at, its in enumerate(basis) if its == name]),
        )
        for name in sorted(set(basis))
    }


def _purpose(lookups: Lookups, inside: Mask, these: Mask) -> dict[str, int]:
    outside = these & ~inside
    return {
        "queries": int(these.sum()),
        "queries_inside": int((these & inside).sum()),
        "queries_outside": int(outside.sum()),
        "persons_outside": _distinct(lookups.person[outside]),
    }


def _most(lookups: Lookups) -> Counts:
    """Count the look-ups of the most looked-up persons, and by the busiest accounts."""
    return {
        unit: {str(top): int(np.sort(np.bincount(array))[-top:].sum()) for top in (1, 10, 100)}
        for unit, array in (("persons", lookups.person), ("accounts", lookups.account))
    }


def _empty(lookups: Lookups) -> Counts:
    vague = [place for place, text in enumerate(REASONS) if text in VAGUE_REASONS]
    return {
        "purpose": int((lookups.purpose == PURPOSES.index(None)).sum()),
        "reason": int((lookups.reason == list(REASONS).index(None)).sum()),
        "case_ref": int((lookups.case_file < 0).sum()),
        "vague_reason": int(np.isin(lookups.reason, vague).sum()),
    }
