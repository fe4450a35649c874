"""The differences of differences of a panel with one date, with and without the rings."""

from veedor.audits.effect.grid import FAR, Grid
from veedor.audits.effect.study import Study
from veedor.core import Sentence, say
from veedor.stats.differences import Contrast, change_gap, changes, two_way
from veedor.stats.staggered import Staggered, staggered
from veedor.stats.wild_bootstrap import Wild, wild_clusters

LEAST_CLUSTERS = 3


def rings_told_apart(grid: Grid, rings: tuple[int, ...]) -> dict[int, Contrast]:
    """Give the change of the adopters (0) and of each ring, against that of all other units.

    Raises ValueError where a side has fewer than two units, or nothing varies.
    """
    if clustered(grid) and grid.clusters is not None:
        treatments = [grid.after(ring) for ring in (0, *rings)]
        fitted = two_way(grid.rates, treatments, grid.clusters)
        return dict(zip((0, *rings), fitted, strict=True))
    changed = changes(grid.rates, grid.first_after)
    told = [grid.ring == ring for ring in (0, *rings)]
    others = changed[~sum(told[1:], start=told[0])]
    return {
        ring: change_gap(changed[mine], others)
        for ring, mine in zip((0, *rings), told, strict=True)
    }


def clustered(grid: Grid) -> bool:
    """Say whether the errors go by larger areas: named for every unit, and three or more."""
    return grid.clusters is not None and int(grid.clusters.max()) + 1 >= LEAST_CLUSTERS


def wild(study: Study) -> Wild | None:
    """Give the wild cluster bootstrap of the adopters' effect; None where it cannot be."""
    grid = study.panel
    if not clustered(grid) or grid.clusters is None:
        return None
    options = study.options
    try:
        return wild_clusters(
            grid.rates,
            [grid.after(ring) for ring in (0, *grid.rings())],
            grid.clusters,
            level=options.level,
            draws=options.draws,
            seed=study.setting.seed,
        )
    except ValueError:
        return None


def main_contrast(study: Study) -> tuple[dict[int, Contrast], Sentence | None]:
    """Give the effect on the adopters and on each ring, or why there is none."""
    if study.apart is not None:
        return {}, study.apart
    grid = study.panel
    if not grid.one_date:
        return {}, say("absent.several-dates")
    try:
        return rings_told_apart(grid, grid.rings()), None
    except ValueError:
        own, far = grid.count(0), grid.count(FAR)
        if min(own, far) < 2:
            return {}, say("absent.too-few-units", own=own, far=far)
        return {}, say("absent.nothing-varies")


def fit_staggered(study: Study) -> tuple[Staggered | None, Sentence | None]:
    """Give Callaway and Sant'Anna's effects, or why there are none; rings are left out."""
    if study.apart is not None:
        return None, study.apart
    grid = study.panel
    kept = (grid.ring == 0) | (grid.ring == FAR)
    adopted = [at for at, keep in zip(grid.first, kept, strict=True) if keep]
    later = study.options.later_too
    try:
        return staggered(grid.rates[kept], adopted, later_too=later), None
    except ValueError:
        return None, say("absent.nobody-to-compare")


def the_effect(study: Study) -> tuple[Contrast | None, Sentence | None]:
    """Give the effect on the adopters by the method that suits how many dates there are."""
    if study.apart is None and not study.panel.one_date:
        found, because = fit_staggered(study)
        return (found.overall if found else None), because
    told, because = main_contrast(study)
    return told.get(0), because


def scaled(contrast: Contrast, by: float) -> Contrast:
    """Give a contrast in another unit."""
    return Contrast(
        value=contrast.value * by, error=contrast.error * abs(by), degrees=contrast.degrees
    )
