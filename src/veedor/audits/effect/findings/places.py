"""If the places had been drawn by lot, how often would they differ as much?"""

from veedor.audits.effect.grid import FAR, Grid
from veedor.audits.effect.shown import asks
from veedor.audits.effect.study import Study, stacked_clusters
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.trends import false_places


def find(study: Study) -> Finding:
    """Give the share of shufflings of the places that give as large an effect."""
    one = _rank(study)
    return Finding(
        id="effect.places",
        rank=3,
        title=say("places.title"),
        claim=say("places.claim"),
        verdict=_judge(study, one),
        plain=_plain(one),
        estimates=(one,),
        pictured=("places.rank",) if one.interval is not None else (),
        caveats=(say("places.caveat"),),
        asks=asks(one.absent_because),
        queries=("cells",),
    )


def _rank(study: Study) -> Estimate:
    label = say("places.rank")
    if study.apart is not None:
        return absent("places.rank", label, "draws", study.apart)
    grid = study.panel
    kept = (grid.ring == 0) | (grid.ring == FAR)
    treated = grid.after(0)[kept]
    blocks, by = _blocks(grid)
    if len(set(blocks)) < 6:
        because = say("absent.too-few-places", places=len(set(blocks)))
        return absent("places.rank", label, "draws", because)
    extreme, whole = false_places(
        grid.rates[kept],
        treated,
        blocks,
        draws=study.options.draws,
        seed=study.setting.seed,
    )
    return share_of("places.rank", say(f"places.rank{by}"), "draws", extreme, whole)


def _blocks(grid: Grid) -> tuple[list[int], str]:
    """Give what changes places: larger areas where each adopted as one, else units."""
    kept = (grid.ring == 0) | (grid.ring == FAR)
    own = grid.ring[kept] == 0
    clusters = stacked_clusters(grid, (0, FAR))
    if clusters is not None and grid.clusters is not None:
        names = grid.clusters[kept]
        firsts = [at for at, keep in zip(grid.first, kept, strict=True) if keep]
        each = {(int(name), at) for name, at in zip(names, firsts, strict=True)}
        if len(each) == len(set(names.tolist())):
            return [int(name) for name in names], "-areas"
    return list(range(len(own))), ""


def _judge(study: Study, one: Estimate) -> Verdict:
    if one.interval is None or one.interval.value is None:
        return Verdict.NOT_ASSESSABLE
    rare = one.interval.value <= 1 - study.options.level
    return Verdict.SUPPORTED if rare else Verdict.INCONCLUSIVE


def _plain(one: Estimate) -> Sentence:
    if one.interval is None or one.count is None:
        return one.absent_because or say("absent.nothing-varies")
    return say("places.plain", extreme=one.count, draws=one.support)
