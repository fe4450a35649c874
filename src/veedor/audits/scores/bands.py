"""The bands in which an outcome is counted: tiers as recorded, or scores."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from veedor.audits.scores.counts import Cell
from veedor.audits.scores.study import Study


@dataclass(frozen=True)
class Bands:
    """The names of the bands, lowest mean score first, and the band of a cell ("" none)."""

    names: tuple[str, ...]
    of: Callable[[Cell], str]


def read_bands(study: Study, column: str) -> Bands:
    """Give the bands by "tier" (at most as many as are shown) or by "score"."""
    if column == "tier":
        return Bands(_tiers(study)[: study.options.most_shown], lambda cell: cell.tier)
    sizes: Counter[Decimal] = Counter()
    for cell in study.counts.cells:
        if cell.score is not None:
            sizes[cell.score] += cell.profiles
    named = score_bands(sizes, study.options.most_shown)
    names = tuple(dict.fromkeys(named[score] for score in sorted(named)))
    return Bands(names, lambda cell: "" if cell.score is None else named[cell.score])


def score_bands(sizes: Mapping[Decimal, int], most: int) -> dict[Decimal, str]:
    """Name the band of each score: itself, or one of ``most`` of about as many persons each.

    Equal scores always fall in one band, named by the lowest and the highest score in it.

    >>> sizes = {Decimal(n): 10 for n in (1, 2, 3, 4)}
    >>> list(score_bands(sizes, 2).values()), list(score_bands(sizes, 4).values())
    (['1–2', '1–2', '3–4', '3–4'], ['1', '2', '3', '4'])
    """
    scores = sorted(sizes)
    if len(scores) <= most:
        return {score: f"{float(score):g}" for score in scores}
    total, below = sum(sizes.values()), 0
    bands: dict[int, list[Decimal]] = defaultdict(list)
    for score in scores:
        bands[below * most // total].append(score)
        below += sizes[score]
    return {score: _named(band) for band in bands.values() for score in band}


def _named(band: Sequence[Decimal]) -> str:
    low, high = (f"{float(end):g}" for end in (band[0], band[-1]))
    return low if len(band) == 1 else f"{low}–{high}"


def _tiers(study: Study) -> tuple[str, ...]:
    scores: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for cell in study.counts.cells:
        if cell.tier:
            scores[cell.tier] += int((cell.score or 0) * 1_000_000) * cell.profiles
            sizes[cell.tier] += cell.profiles
    return tuple(sorted(sizes, key=lambda name: (scores[name] / sizes[name], name)))
