"""What could have been seen with these records, and whether a change is shown to be small."""

from veedor.audits.effect.contrasts import the_effect
from veedor.audits.effect.shown import asks, effect_of, or_why, plain_index
from veedor.audits.effect.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.differences import Contrast
from veedor.stats.exact import rounded
from veedor.stats.noticeable import equivalence, noticeable

_TWO_SIDES = "two one-sided tests (Schuirmann 1987)"
_NAMES = ("noticeable", "noticeable-share", "margin", "within")


def find(study: Study) -> Finding:
    """Give the smallest change that would have been seen, and the test of a small one."""
    contrast, because = the_effect(study)
    if contrast is None and because is None:
        because = say("absent.nothing-varies")
    estimates = _estimates(study, contrast, because)
    return Finding(
        id="effect.power",
        rank=7,
        title=say("power.title"),
        claim=say("power.claim"),
        verdict=_judge(estimates),
        plain=_plain(study, contrast, estimates, because),
        estimates=estimates,
        pictured=("power.within",) if contrast is not None else (),
        caveats=(say("power.caveat"), say("power.caveat-margin", margin=study.options.margin)),
        asks=asks(because),
        queries=("cells",),
    )


def _estimates(
    study: Study, contrast: Contrast | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    options = study.options
    labels = {name: say(f"power.{name}", power=options.power) for name in _NAMES}
    if contrast is None:
        return tuple(
            or_why(f"power.{name}", label, "panel units", because)
            for name, label in labels.items()
        )
    grid = study.panel
    support, before = grid.count(0), grid.level_before()
    least = noticeable(contrast, level=options.level, power=options.power)
    both_sides = 2 * options.level - 1
    return (
        plain_index(
            "power.noticeable", labels["noticeable"], least, support, "panel units", "power"
        ),
        plain_index(
            "power.noticeable-share",
            labels["noticeable-share"],
            least / before,
            support,
            "panel units",
            "power",
        ),
        plain_index(
            "power.margin",
            labels["margin"],
            options.margin * before,
            support,
            "panel units",
            "count",
        ),
        effect_of("power.within", labels["within"], contrast, support, both_sides, _TWO_SIDES),
    )


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    least, margin = estimates[0].interval, estimates[2].interval
    if least is None or margin is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.SUPPORTED if least.low <= margin.low else Verdict.CONTRADICTED


def _plain(
    study: Study,
    contrast: Contrast | None,
    estimates: tuple[Estimate, ...],
    because: Sentence | None,
) -> Sentence:
    least = estimates[1].interval
    if contrast is None or least is None:
        return because or say("absent.nothing-varies")
    margin = study.options.margin * study.panel.level_before()
    return say(
        "power.plain",
        share=least.low,
        power=study.options.power,
        margin=study.options.margin,
        p=rounded(equivalence(contrast, margin).p),
    )
