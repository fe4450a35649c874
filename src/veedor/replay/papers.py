"""What else was disclosed: changes of the list, declared stops, a month from both parties."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veedor.replay.chance import Ints
from veedor.replay.draw import Replay
from veedor.replay.sizes import DAY, OPEN, day_of

MONTH = (day_of("2021-06-01"), day_of("2021-07-01"))
# Stops that were declared, as the replay supposes; the log went on in all of them.
STOPS = (
    (day_of("2020-03-20"), day_of("2020-03-23")),
    (day_of("2020-12-24"), day_of("2020-12-26")),
    (day_of("2021-05-22"), day_of("2021-05-31")),
)
_THIRD = 3


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The log of changes of the list. ``entry`` is a place in the listings."""

    second: Ints
    entry: Ints
    adds: NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Copies:
    """One month as each party wrote it down: numbers, seconds and persons, by row."""

    number: Ints
    second: Ints
    person: Ints


@dataclass(frozen=True, kw_only=True)
class Papers:
    """All of it, and how much was planted: by name, how many rows."""

    changes: Changes
    sent: Copies
    received: Copies
    planted: dict[str, int]


def draw_papers(replay: Replay, seed: int) -> Papers:
    """Draw the other papers; dice of their own leave the log and the list as they are."""
    rng = np.random.default_rng(seed).spawn(4)[-1]
    changes, unlogged = _changes(replay, rng)
    sent, received, apart = _copies(replay, rng)
    return Papers(changes=changes, sent=sent, received=received, planted=unlogged | apart)


def _changes(replay: Replay, rng: np.random.Generator) -> tuple[Changes, dict[str, int]]:
    """Log every entry and removal of the period but a few of each."""
    listings = replay.listings
    added = np.flatnonzero(listings.start >= 0)
    removed = np.flatnonzero(listings.end != OPEN)
    fewer = max(2, len(added) // 2_000)
    kept = [
        np.sort(rng.choice(places, len(places) - fewer, replace=False))
        for places in (added, removed)
    ]
    entry = np.concatenate(kept)
    adds = np.arange(len(entry)) < len(kept[0])
    second = np.where(adds, listings.start[entry], listings.end[entry])
    order = np.lexsort((entry, adds, second))
    changes = Changes(
        second=second[order], entry=entry[order].astype(np.int32), adds=adds[order]
    )
    return changes, {"entries_without_event": fewer, "removals_without_event": fewer}


def _copies(replay: Replay, rng: np.random.Generator) -> tuple[Copies, Copies, dict[str, int]]:
    """Give one month twice: a few rows missing, added and changed in the second copy."""
    lookups = replay.lookups
    first, last = np.searchsorted(lookups.second, [MONTH[0] * DAY, MONTH[1] * DAY])
    sent = Copies(
        number=lookups.number[first:last],
        second=lookups.second[first:last],
        person=lookups.person[first:last],
    )
    apart = max(_THIRD, len(sent.number) // 5_000)
    chosen = rng.choice(len(sent.number), _THIRD * apart, replace=False)
    lost, doubled, changed = np.split(chosen, _THIRD)
    person = sent.person.copy()
    person[changed] = (person[changed] + 1) % len(replay.document)
    kept = np.delete(np.arange(len(person)), lost)
    number = np.concatenate([sent.number[kept], lookups.number[-1] + 1 + np.arange(apart)])
    places = np.concatenate([kept, np.sort(doubled)])
    received = Copies(
        number=number.astype(np.int32), second=sent.second[places], person=person[places]
    )
    return (
        sent,
        received,
        {"only_sent": apart, "only_received": apart, "different": apart},
    )


def papers_truth(replay: Replay, papers: Papers) -> dict[str, object]:
    """Count what an audit of these papers must find."""
    second = replay.lookups.second
    in_stops = np.zeros(len(second), dtype=np.bool_)
    for first, last in STOPS:
        in_stops |= (second >= first * DAY) & (second < last * DAY)
    return {
        **papers.planted,
        "sent": len(papers.sent.number),
        "received": len(papers.received.number),
        "events": len(papers.changes.second),
        "queries_in_stops": int(in_stops.sum()),
        "hours_in_stops": int(sum(last - first for first, last in STOPS) * 24),
        "active_hours_in_stops": len(np.unique(second[in_stops] // 3_600)),
    }
