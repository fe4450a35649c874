"""What the forecast caught with the places of incidents moved by an error, drawn again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from veedor.audits.forecast.ground import Ground
from veedor.audits.forecast.maps import MONTH
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.shown import INCIDENTS, Shape
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Fact, Interval, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded

if TYPE_CHECKING:
    import numpy as np

    from veedor.stats.misplaced import Draw

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_METHOD = "places of incidents moved at random"
METRES_A_DEGREE = 111_320.0


class Spread(Struct, frozen=True, kw_only=True):
    """A share over draws: its mean, and the ends of the middle part of them."""

    mean: float
    low: float
    high: float


class Moved(Struct, frozen=True, kw_only=True):
    """The share caught with places moved, and its difference to last month's."""

    caught: Spread
    over: Spread | None


class Error(Struct, frozen=True, kw_only=True):
    """How places are moved: the name of its estimates, and of its labels.

    ``metres``: the standard deviation of a normal error; where it is ``even``, how far each way
    (north or south; east or west as many degrees).
    """

    name: str
    words: str
    metres: float
    even: bool = False


def moved_estimates(study: Study, ground: Ground, support: int) -> Iterator[Estimate]:
    """Give capture, PAI and lead with places moved: by their rounding, and by each error."""
    for error in errors_of(study.options, ground.decimals):
        yield from _shifted(study, ground, error, support)


def errors_of(options: ForecastOptions, decimals: int) -> list[Error]:
    """Give the errors to be tried: rounding at so many decimals of a degree, and as asked.

    >>> [(one.name, one.metres) for one in errors_of(ForecastOptions(place_errors=(50.0,)), 3)]
    [('rounded', 55.66), ('misplaced.1', 50.0)]
    """
    half = METRES_A_DEGREE / 2 / 10**decimals
    errors = [Error(name="rounded", words="rounded", metres=half, even=True)]
    errors += [
        Error(name=f"misplaced.{place}", words="misplaced", metres=metres)
        for place, metres in enumerate(options.place_errors, 1)
    ]
    return errors


def _shifted(study: Study, ground: Ground, error: Error, support: int) -> Iterator[Estimate]:
    facts: dict[str, Fact] = {"metres": rounded(error.metres)}
    label = say(
        f"grid.{error.words}",
        **facts,
        draws=study.options.place_draws,
        decimals=ground.decimals,
    )
    try:
        found = _moved(study, ground, error)
    except ValueError:
        yield absent(f"capture.{error.name}", label, INCIDENTS, say("absent.moved-off"))
        return
    used = study.ready()[1].product.caught.area_used
    level, caught = study.options.level, found.caught
    yield drawn_share(f"capture.{error.name}", label, caught, support, level, "share")
    pai = Spread(mean=caught.mean / used, low=caught.low / used, high=caught.high / used)
    label = say(f"grid.pai-{error.words}", **facts)
    yield drawn_share(f"pai.{error.name}", label, pai, support, level, "index")
    if found.over is not None:
        label = say(f"grid.over-{error.words}", **facts)
        yield drawn_share(
            f"capture.{error.name}-over", label, found.over, support, level, "index"
        )


def drawn_share(
    name: str, label: Sentence, found: Spread, support: int, level: float, shape: Shape
) -> Estimate:
    """Give a share of incidents (or an index of it) over draws, with the middle of them."""
    return Estimate(
        name=name,
        label=label,
        shape=shape,
        unit=INCIDENTS,
        support=support,
        method=_METHOD,
        interval=Interval(
            kind="confidence",
            value=rounded(found.mean),
            low=rounded(found.low),
            high=rounded(found.high),
            level=level,
        ),
    )


def _moved(study: Study, ground: Ground, error: Error) -> Moved:
    """Move the places of incidents ``place_draws`` times, and count anew each time."""
    import numpy as np

    from veedor.stats.misplaced import misplaced

    _, contest = study.ready()
    month = contest.baselines.get(MONTH)
    maps = [one.flagged for one in (contest.product, month) if one is not None]
    # The same dice for every error: a larger one only reaches farther.
    draw = _dice(ground, error, np.random.default_rng(study.setting.seed))
    draws = study.options.place_draws
    shares = misplaced(ground.found, ground.grid, maps, draw, draws=draws)
    level = study.options.level
    over = None if month is None else spread_of(shares[:, 0] - shares[:, 1], level)
    return Moved(caught=spread_of(shares[:, 0], level), over=over)


def _dice(ground: Ground, error: Error, rng: "np.random.Generator") -> "Draw":
    from veedor.stats.misplaced import even_error, normal_error

    if not error.even:
        return normal_error(error.metres, ground.grid.sides, rng)
    half = error.metres / METRES_A_DEGREE
    return even_error((half * ground.degree[0], half * ground.degree[1]), rng)


def spread_of(
    values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", level: float
) -> Spread:
    """Give the mean of shares over draws, and the ends of the middle ``level`` of them."""
    import numpy as np

    tail = (1 - level) / 2
    mean = float(values.mean())
    low, high = (float(np.quantile(values, at, method="nearest")) for at in (tail, 1 - tail))
    return Spread(mean=mean, low=min(low, mean), high=max(high, mean))
