"""Who is looked up when: listed persons, targets, everyone else; in order of time."""

from typing import NamedTuple

import numpy as np

from veedor.replay.chance import Ints, codes, few_often
from veedor.replay.listings import Listings
from veedor.replay.sizes import DAY, DAYS, OPEN, SILENT_DAY, Size, day_of
from veedor.replay.vocabulary import HOURS

RUN_STARTS, RUN_DAYS = day_of("2020-01-20"), 12
_QUIET = slice(day_of("2020-03-20"), day_of("2020-10-01"))  # the system ran little then


class Moments(NamedTuple):
    """Seconds since the first midnight, and the person looked up at each."""

    second: Ints
    person: Ints


def draw_moments(size: Size, listings: Listings, rng: np.random.Generator) -> Moments:
    """Draw every look-up's moment and person; equal moments are ordered by person."""
    blocks = (
        _of_listed(size, listings, rng),
        _of_targets(size, rng),
        _of_others(size, rng),
    )
    order = np.concatenate(
        [block.second.astype(np.int64) << 24 | block.person for block in blocks]
    )
    order.sort()  # of whole keys, so that every sorting method gives the same
    return Moments(
        second=(order >> 24).astype(np.int32),
        person=(order & (2**24 - 1)).astype(np.int32),
    )


def _of_others(size: Size, rng: np.random.Generator) -> Moments:
    """Everyone never listed, once; some more often; and no day without one but the planted."""
    first, ever = size.listed_ever + 2, size.persons - size.listed_queried - 2
    total = size.queries - size.listed_queries - sum(size.targets)
    again = few_often(rng, ever, total - ever, 1.5)
    person = first + np.concatenate([np.arange(ever, dtype=np.int32), again])
    rng.shuffle(person)
    busy = _busy(rng)
    by_day = rng.multinomial(total - (DAYS - 1), busy / busy.sum()) + 1
    by_day[SILENT_DAY] = 0
    day = np.repeat(np.arange(DAYS, dtype=np.int32), by_day)
    return Moments(second=day * DAY + _time_of_day(total, rng), person=person)


def _of_targets(size: Size, rng: np.random.Generator) -> Moments:
    """Two persons never listed and looked up again and again, one on a run of days."""
    total = sum(size.targets)
    day = codes(rng, _busy(rng).tolist(), total)
    day[-RUN_DAYS:] = RUN_STARTS + np.arange(RUN_DAYS)
    person = np.repeat(
        np.array([size.listed_ever, size.listed_ever + 1], np.int32), size.targets
    )
    return Moments(second=day * DAY + _time_of_day(total, rng), person=person)


def _of_listed(size: Size, listings: Listings, rng: np.random.Generator) -> Moments:
    """Persons ever listed: about six in ten look-ups while listed, the rest at any time."""
    known = rng.choice(size.listed_ever, size.listed_queried, replace=False).astype(np.int32)
    again = few_often(rng, size.listed_queried, size.listed_queries - size.listed_queried, 1.3)
    person = np.concatenate([known, known[again]])
    day = np.where(
        rng.random(len(person)) < 0.6,
        _a_listed_day(person, listings, rng),
        codes(rng, _busy(rng).tolist(), len(person)),
    )
    day += day == SILENT_DAY
    second = (day * DAY + _time_of_day(len(person), rng)).astype(np.int32)
    _put_on_the_edge(size, second, known, listings, rng)
    return Moments(second=second, person=person)


def _a_listed_day(person: Ints, listings: Listings, rng: np.random.Generator) -> Ints:
    """Draw one of the person's spans, and one of its days within the period."""
    spans = np.argsort(listings.person, kind="stable")
    owners = listings.person[spans]
    first = np.searchsorted(owners, person, side="left")
    after = np.searchsorted(owners, person, side="right")
    span = spans[rng.integers(first, after)]
    low = np.maximum(listings.start[span] // DAY, 0)
    high = np.minimum(listings.end[span] // DAY, DAYS)
    return rng.integers(low, np.maximum(high, low + 1), dtype=np.int32)


def _put_on_the_edge(
    size: Size, second: Ints, known: Ints, listings: Listings, rng: np.random.Generator
) -> None:
    """Move some look-ups to the very second in which an entry starts, or ends."""
    silent = SILENT_DAY * DAY
    whole = (listings.start > 0) & (listings.end < OPEN)
    quiet = (listings.start // DAY * DAY == silent) | (listings.end // DAY * DAY == silent)
    spans = np.flatnonzero(whole & ~quiet & np.isin(listings.person, known))
    persons, firsts = np.unique(listings.person[spans], return_index=True)
    chosen = rng.choice(len(persons), 2 * size.on_the_edge, replace=False)
    order = np.argsort(known)
    places = order[np.searchsorted(known[order], persons[chosen])]
    start, end = np.split(chosen, 2)
    second[places[: size.on_the_edge]] = listings.start[spans[firsts[start]]]
    second[places[size.on_the_edge :]] = listings.end[spans[firsts[end]]]


def _busy(rng: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How busy each day is: weekends and the pandemic less, and no two days alike."""
    weekday = np.arange(DAYS) % 7  # the first day was a Monday
    busy = np.where(weekday >= 5, 0.7, 1.0) * rng.gamma(20.0, 1 / 20.0, size=DAYS)
    busy[_QUIET] *= 0.45
    busy[SILENT_DAY] = 0.0
    return busy


def _time_of_day(how_many: int, rng: np.random.Generator) -> Ints:
    hour = codes(rng, HOURS, how_many)
    return hour * 3_600 + rng.integers(0, 3_600, how_many, dtype=np.int32)
