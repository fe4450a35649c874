"""Where it came into use, did events change otherwise than elsewhere?"""

from veedor.audits.effect.contrasts import (
    clustered,
    main_contrast,
    rings_told_apart,
    scaled,
    wild,
)
from veedor.audits.effect.shown import CLUSTERED, WELCH, asks, effect_of, index_of, or_why
from veedor.audits.effect.study import Study
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.differences import Contrast
from veedor.stats.estimates import absent, share_of
from veedor.stats.noticeable import equivalence
from veedor.stats.score_intervals import Reached
from veedor.stats.wild_bootstrap import Wild

_WILD = "restricted wild cluster bootstrap (Cameron et al. 2008)"


def find(study: Study) -> Finding:
    """Give the difference of differences of the adopters and of those near them."""
    told, because = main_contrast(study)
    bootstrap = wild(study) if told else None
    estimates = _estimates(study, told, bootstrap, because)
    return Finding(
        id="effect.differences",
        rank=1,
        title=say("differences.title"),
        claim=say("differences.claim"),
        verdict=_judge(study, told, estimates[0]),
        plain=_plain(study, estimates[0], because),
        estimates=estimates,
        pictured=tuple(
            e.name for e in estimates if e.interval is not None and e.shape == "index"
        ),
        alternatives=_fewer_rings(study, told),
        caveats=_caveats(study),
        asks=asks(because),
        queries=("cells", "coverage"),
    )


def _estimates(
    study: Study,
    told: dict[int, Contrast],
    bootstrap: Wild | None,
    because: Sentence | None,
) -> tuple[Estimate, ...]:
    label, relative = say("differences.own"), say("differences.relative")
    signs = say("differences.wild")
    if not told:
        return (
            or_why("differences.own", label, "panel units", because),
            or_why("differences.relative", relative, "panel units", because),
            or_why("differences.wild", signs, "draws", because),
        )
    grid, level = study.panel, study.options.level
    method = CLUSTERED if clustered(grid) else WELCH
    support = grid.count(0)
    own = _own(study, told[0], bootstrap)
    share = scaled(told[0], 1 / grid.level_before())
    return (
        own,
        effect_of("differences.relative", relative, share, support, level, method),
        _draws(bootstrap),
        *(
            effect_of(
                f"differences.ring-{ring}",
                say("differences.ring", steps=ring),
                told[ring],
                grid.count(ring),
                level,
                method,
            )
            for ring in grid.rings()
        ),
    )


def _own(study: Study, contrast: Contrast, bootstrap: Wild | None) -> Estimate:
    label, level = say("differences.own"), study.options.level
    support = study.panel.count(0)
    if not clustered(study.panel):
        return effect_of("differences.own", label, contrast, support, level, WELCH)
    if bootstrap is None or bootstrap.low is None or bootstrap.high is None:
        return absent("differences.own", label, "panel units", say("absent.unbounded"))
    ends = Reached(value=bootstrap.value, low=bootstrap.low, high=bootstrap.high)
    return index_of("differences.own", label, ends, support, level, _WILD)


def _draws(bootstrap: Wild | None) -> Estimate:
    label = say("differences.wild")
    if bootstrap is None:
        return absent("differences.wild", label, "draws", say("absent.no-clusters"))
    return share_of("differences.wild", label, "draws", bootstrap.extreme, bootstrap.draws)


def _fewer_rings(study: Study, told: dict[int, Contrast]) -> tuple[Alternative, ...]:
    """Give the same with fewer rings told apart: who is near then stands as comparison."""
    if not told:
        return ()
    grid, level = study.panel, study.options.level
    method = CLUSTERED if clustered(grid) else WELCH
    shown = []
    rings = grid.rings()
    for many in range(len(rings)):
        fitted = rings_told_apart(grid, rings[:many])
        for ring, contrast in fitted.items():
            label = say("differences.own") if ring == 0 else say("differences.ring", steps=ring)
            name = "own" if ring == 0 else f"ring-{ring}"
            key = f"differences.{many}-rings.{name}"
            shown.append(effect_of(key, label, contrast, grid.count(ring), level, method))
    if clustered(grid):
        key = "differences.cr1"
        label = say("differences.own")
        shown.append(effect_of(key, label, told[0], grid.count(0), level, CLUSTERED))
    return (
        (Alternative(text=say("differences.fewer-rings"), estimates=tuple(shown)),)
        if shown
        else ()
    )


def _judge(study: Study, told: dict[int, Contrast], own: Estimate) -> Verdict:
    if own.interval is None:
        return Verdict.NOT_ASSESSABLE
    if own.interval.low > 0 or own.interval.high < 0:
        return Verdict.SUPPORTED
    margin = study.options.margin * study.panel.level_before()
    small = equivalence(told[0], margin).p < 1 - study.options.level
    return Verdict.CONTRADICTED if small else Verdict.INCONCLUSIVE


def _plain(study: Study, own: Estimate, because: Sentence | None) -> Sentence:
    if own.interval is None or own.interval.value is None:
        return because or own.absent_because or say("absent.nothing-varies")
    return say(
        "differences.plain",
        value=own.interval.value,
        low=own.interval.low,
        high=own.interval.high,
        own=study.panel.count(0),
        before=_rounded(study.panel.level_before()),
    )


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")


def _caveats(study: Study) -> tuple[Sentence, ...]:
    said = [say("differences.caveat"), say("differences.caveat-near")]
    assumed = study.options.trends_assumed_because
    if assumed is not None:
        said.append(say("differences.caveat-assumed", reason=assumed))
    if "dosage" not in study.setting.given:
        said.append(say("differences.caveat-dosage"))
    grid = study.grid
    if grid is not None and grid.clusters is not None:
        said.append(say("differences.caveat-clusters", clusters=int(grid.clusters.max()) + 1))
    return tuple(said)
