"""A wanted list that holds the same number of persons at every moment, and turns over daily."""

from dataclasses import dataclass

import numpy as np

from veedor.replay.chance import Ints, codes
from veedor.replay.sizes import DAY, DAYS, OPEN, REFRESHED_AT, Size
from veedor.replay.vocabulary import ORDER_KINDS


@dataclass(frozen=True, kw_only=True)
class Listings:
    """Spans of listing, one place in each array per span.

    ``start`` (included) and ``end`` (not included) are seconds since the period's first
    midnight, by the wall clock; ``end`` is OPEN where the entry is in force. ``person`` is a
    number, not yet a document. ``kind`` is a place in ORDER_KINDS.
    """

    person: Ints
    start: Ints
    end: Ints
    kind: Ints


def draw_listings(size: Size, rng: np.random.Generator) -> Listings:
    """Let persons leave the list and others (some of them not new) take their places.

    The list changes at 07:00 on every day but the first and the last, so that "the list of
    the last day" is one list. As many join as leave.
    """
    person = np.arange(size.entries, dtype=np.int32)
    start = np.zeros(size.entries, dtype=np.int32)
    end = np.full(size.entries, OPEN, dtype=np.int32)
    start[: size.listed] = REFRESHED_AT - DAY * rng.integers(1, 900, size.listed)
    on_list = np.arange(size.listed)
    gone = np.empty(0, dtype=np.int32)
    joined, fresh = size.listed, size.listed
    is_back = _who_is_back(size, rng)
    for day, leaving in enumerate(_leaving_by_day(size, rng)):
        moment, entries = day * DAY + REFRESHED_AT, slice(joined, joined + leaving)
        places = rng.choice(size.listed, leaving, replace=False, shuffle=False)
        back = rng.choice(len(gone), is_back[entries].sum(), replace=False, shuffle=False)
        new = np.arange(fresh, fresh + leaving - len(back), dtype=np.int32)
        person[entries] = np.concatenate([gone[back], new])
        start[entries] = end[on_list[places]] = moment
        gone = np.concatenate([np.delete(gone, back), person[on_list[places]]])
        on_list[places] = np.arange(joined, joined + leaving)
        joined, fresh = joined + leaving, fresh + len(new)
    kind = codes(rng, list(ORDER_KINDS.values()), size.entries)
    return Listings(person=person, start=start, end=end, kind=kind)


def _leaving_by_day(size: Size, rng: np.random.Generator) -> list[int]:
    changing = rng.gamma(4.0, size=DAYS)
    changing[[0, -1]] = 0.0
    by_day = rng.multinomial(size.entries - size.listed, changing / changing.sum())
    return [int(leaving) for leaving in by_day]


def _who_is_back(
    size: Size, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the entries of persons who had left; none among the first fifth of the changes."""
    earliest = size.listed + (size.entries - size.listed) // 5
    marks = np.zeros(size.entries, dtype=np.bool_)
    relisted = size.entries - size.listed_ever
    marks[rng.choice(np.arange(earliest, size.entries), relisted, replace=False)] = True
    return marks
