"""What these tests make by hand, and how they ask for it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product

import msgspec

from veedor.audits.watchlist.answer import answer
from veedor.audits.watchlist.counts import (
    Counts,
    Coverage,
    Documents,
    Errors,
    Levels,
    Repeats,
    Sizes,
)
from veedor.audits.watchlist.options import WatchlistOptions
from veedor.core import Answer, Estimate, Finding, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.records import RECORDS
from veedor.report import phrase
from veedor.run import words

ALL = {
    name: frozenset(c.name for c in RECORDS[name].columns) for name in ("watchlist", "orders")
}


# In UTC, as a setting has them.
MARCH = tuple(datetime.fromisoformat(day) for day in ("2024-03-04T03:00", "2024-04-01T03:00"))


EMPTY = Counts(
    coverage=(Coverage(0, 0, 0, 0, 0, 0, 0),),
    levels=(),
    by_order=(),
    lateness=(),
    errors=(Errors(0, 0),),
    minors=(),
    identity=(),
    shapes=(),
    repeats=(Repeats(0, 0, 0, 0, 0, 0),),
    documents=(Documents(0, 0, 0, 0),),
    reviews=(),
    changes=(),
    sizes=(Sizes(0, 0, 0, 0),),
)


CHOSEN = WatchlistOptions(
    orders_history="complete",
    wrong_statuses=("x",),
    categories=("a",),
    catch_all=("b",),
    scraped_sources=("web",),
    image_age_limit_days=10,
)


def worded(said: Answer) -> Answer:
    """Give an answer back once it could be said in both languages, as every answer must."""
    phrase(said, words("watchlist"))
    return said


def setting(
    given: dict[str, frozenset[str]] | None = None, *, bounded: bool = False
) -> Setting:
    return Setting(
        given=ALL if given is None else given,
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=MARCH[0] if bounded else OPEN_FROM,
        end=MARCH[1] if bounded else OPEN_TO,
        bounded=bounded,
    )


def without(*columns: str) -> dict[str, frozenset[str]]:
    return ALL | {"watchlist": ALL["watchlist"] - set(columns)}


def counts(**parts: object) -> Counts:
    return msgspec.structs.replace(EMPTY, **parts)


def findings(
    seen: Counts,
    options: WatchlistOptions = CHOSEN,
    given: dict[str, frozenset[str]] | None = None,
) -> dict[str, Finding]:
    return {f.id: f for f in worded(answer(seen, options, setting(given))).findings}


def named(found: dict[str, Finding], name: str) -> Estimate:
    (one,) = (e for f in found.values() for e in f.estimates if e.name == name)
    return one


def ends(estimate: Estimate) -> tuple[float, float]:
    assert estimate.interval is not None
    return estimate.interval.low, estimate.interval.high


def levels(question: str, no: int, unknown: int, yes: int) -> tuple[Levels, ...]:
    return tuple(Levels(question, level, n) for level, n in enumerate((no, unknown, yes)) if n)


def published(rows: list[tuple[int, int]]) -> Iterator[float]:
    """Every share that the published list can have had: the doubtful taken either way.

    Where nothing was published in the end, no minor was: 0.
    """
    choices = [
        [
            (is_minor, is_published)
            for is_minor in ([0, 1] if minor == 1 else [minor // 2])
            for is_published in ([0, 1] if out == 1 else [out // 2])
        ]
        for minor, out in rows
    ]
    for world in product(*choices):
        shown = [is_minor for is_minor, is_published in world if is_published]
        yield sum(shown) / len(shown) if shown else 0.0
