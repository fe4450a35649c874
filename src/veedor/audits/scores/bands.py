"""The bands in which an outcome is counted: tiers as recorded, or scores."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from veedor.audits.scores.counts import Grouped
from veedor.audits.scores.study import MILLION, Study
from veedor.stats.arrays import Array

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415


class Banded(Grouped, frozen=True):
    """Profiles of one band and groups whose outcome is known, and how many of them had it."""

    band: str
    had: int
    profiles: int


@dataclass(frozen=True)
class Bands:
    """The names of the bands, lowest mean score first, who is in them, and what says so."""

    names: tuple[str, ...]
    cells: tuple[Banded, ...]
    queries: tuple[str, ...]


class Cut(NamedTuple):
    """The names of bands of scores, lowest first, and the place among them of each score."""

    names: tuple[str, ...]
    places: Array


def read_bands(study: Study, column: str) -> Bands:
    """Give the bands by "tier" (at most as many as are shown) or by "score"."""
    most = study.options.most_shown
    if column == "tier":
        return Bands(_tiers(study)[:most], tuple(_by_tier(study)), ("cells",))
    cut = _cut(study, most)
    return Bands(cut.names, tuple(_by_score(study, cut)), ("cells", "pairs", "score_cells"))


def score_bands(scores: Array, sizes: Array, most: int) -> Cut:
    """Name the band of each score: itself, or one of ``most`` of about as many persons each.

    ``scores``: each once, the lowest first; ``sizes``: how many persons have it. A band is
    named by the lowest and the highest score in it; bands of one name are one.

    >>> import numpy as np
    >>> scores, sizes = np.array([1.0, 2.0, 3.0, 4.0]), np.full(4, 10)
    >>> score_bands(scores, sizes, 2).names, score_bands(scores, sizes, 2).places.tolist()
    (('1–2', '3–4'), [0, 0, 1, 1])
    >>> score_bands(scores, sizes, 4).names
    ('1', '2', '3', '4')
    """
    import numpy as np

    band = np.arange(len(scores))
    if len(scores) > most:
        band = (np.cumsum(sizes) - sizes) * most // sizes.sum()
    numbers, firsts, at = np.unique(band, return_index=True, return_inverse=True)
    lasts = np.append(firsts[1:], len(scores))[: len(numbers)] - 1
    named = [_named(scores, int(a), int(b)) for a, b in zip(firsts, lasts, strict=True)]
    names = tuple(dict.fromkeys(named))
    return Cut(names, np.array([names.index(name) for name in named], dtype=np.int64)[at])


def _named(scores: Array, first: int, last: int) -> str:
    low, high = (f"{float(scores[end]):g}" for end in (first, last))
    return low if first == last else f"{low}–{high}"


def _tiers(study: Study) -> tuple[str, ...]:
    scores: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for cell in study.counts.cells:
        if cell.tier:
            scores[cell.tier] += int(cell.scores * MILLION)
            sizes[cell.tier] += cell.profiles
    return tuple(sorted(sizes, key=lambda name: (scores[name] / sizes[name], name)))


def _by_tier(study: Study) -> Iterator[Banded]:
    for one in study.counts.cells:
        if one.tier and one.outcome is not None:
            had = one.profiles * one.outcome
            yield Banded(one.group_name, one.group_name2, one.tier, had, one.profiles)


def _cut(study: Study, most: int) -> Cut:
    """Cut the scores into bands; the places are those of the rows of ``score_cells``."""
    import numpy as np

    cells = study.counts.score_cells
    sizes = cells["had"] + cells["had_not"] + cells["untold"]
    _, firsts, at = np.unique(cells["score_e6"], return_index=True, return_inverse=True)
    summed = np.zeros(len(firsts), dtype=np.int64)
    np.add.at(summed, at, sizes)
    names, places = score_bands(study.scores[firsts], summed, most)
    return Cut(names, places[at])


def _by_score(study: Study, cut: Cut) -> Iterator[Banded]:
    import numpy as np

    cells, pairs = study.counts.score_cells, study.counts.pairs
    at = (cut.places, cells["pair_no"] - 1)
    had, both = (np.zeros((len(cut.names), len(pairs)), dtype=np.int64) for _ in range(2))
    np.add.at(had, at, cells["had"])
    np.add.at(both, at, cells["had"] + cells["had_not"])
    for band, pair in zip(*np.nonzero(both), strict=True):
        one, sizes = pairs[pair], (int(had[band, pair]), int(both[band, pair]))
        yield Banded(one.group_name, one.group_name2, cut.names[band], *sizes)
