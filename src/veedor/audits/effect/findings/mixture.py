"""The adopters against a mixture of the others that moved like them before."""

from veedor.audits.effect.shown import asks, or_why, plain_index
from veedor.audits.effect.study import Study
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import share_of
from veedor.stats.synthetic import Synthetic, mixture, synthetic

_METHOD = "synthetic control (Abadie et al. 2010)"
_DIGITS = 4  # searches end within about a millionth of each other


def find(study: Study) -> Finding:
    """Give the gap after adoption, over every start and every mixture that fits as well."""
    because = _why_not(study)
    found = None if because else _fit(study)
    estimates = _estimates(study, found, because)
    return Finding(
        id="effect.mixture",
        rank=5,
        title=say("mixture.title"),
        claim=say("mixture.claim"),
        verdict=_judge(study, found),
        plain=_plain(found, because),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.interval is not None)[:3],
        caveats=(
            say("mixture.caveat"),
            say("mixture.caveat-start"),
            say("mixture.caveat-rank"),
        ),
        asks=asks(because),
        queries=("cells",),
    )


def _why_not(study: Study) -> Sentence | None:
    if study.because is not None:
        return study.because
    grid, options = study.panel, study.options
    if not grid.one_date:
        return say("absent.several-dates")
    if grid.first_after < options.least_periods:
        return say(
            "absent.too-few-to-fit", before=grid.first_after, least=options.least_periods
        )
    donors = len(study.far)
    if not 2 <= donors <= options.most_donors:
        return say("absent.donors", donors=donors, most=options.most_donors)
    return None


def _fit(study: Study) -> Synthetic:
    return synthetic(
        study.own.mean(axis=0),
        study.far,
        study.panel.first_after,
        starts=study.options.starts,
        seed=study.setting.seed,
    )


def _estimates(
    study: Study, found: Synthetic | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    names = ("gap", "starts", "as-good", "without-one", "miss")
    labels = {name: say(f"mixture.{name}", starts=study.options.starts) for name in names}
    rank = say("mixture.rank")
    if found is None:
        empty = tuple(
            or_why(f"mixture.{name}", label, "panel units", because)
            for name, label in labels.items()
        )
        return (*empty, or_why("mixture.rank", rank, "series", because))
    support = len(study.far)
    spans = {
        "starts": (min(found.starts), max(found.starts)),
        "as-good": (found.low, found.high),
        "without-one": _without_one(study, found),
    }
    return (
        plain_index(
            "mixture.gap", labels["gap"], found.best.effect, support, "panel units", _METHOD
        ),
        *(
            _bounds(f"mixture.{name}", labels[name], ends, support)
            for name, ends in spans.items()
        ),
        plain_index(
            "mixture.miss", labels["miss"], found.best.miss, support, "panel units", _METHOD
        ),
        share_of("mixture.rank", rank, "series", found.rank, found.among),
    )


def _without_one(study: Study, found: Synthetic) -> tuple[float, float]:
    """Give the least and the largest gap when one donor with weight is left out."""
    import numpy as np  # noqa: PLC0415 - loads when used

    target, far = study.own.mean(axis=0), study.far
    gaps = [found.best.effect] + [
        mixture(target, np.delete(far, i, axis=0), study.panel.first_after).effect
        for i, weight in enumerate(found.best.weights)
        if weight > 1e-9 and len(far) > 1
    ]
    return min(gaps), max(gaps)


def _bounds(name: str, label: Sentence, ends: tuple[float, float], support: int) -> Estimate:
    low, high = (float(f"{end:.{_DIGITS}g}") for end in ends)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit="panel units",
        support=support,
        method=_METHOD,
        interval=Interval(kind="bounds", low=low, high=high),
    )


def _judge(study: Study, found: Synthetic | None) -> Verdict:
    """Support needs one sign over all that fits as well, and a rank that chance seldom has."""
    if found is None:
        return Verdict.NOT_ASSESSABLE
    one_sign = found.low > 0 or found.high < 0
    rare = found.rank <= (1 - study.options.level) * found.among
    return Verdict.SUPPORTED if one_sign and rare else Verdict.INCONCLUSIVE


def _plain(found: Synthetic | None, because: Sentence | None) -> Sentence:
    if found is None:
        return because or say("absent.nothing-varies")
    return say(
        "mixture.plain",
        value=float(f"{found.best.effect:.6g}"),
        low=float(f"{found.low:.{_DIGITS}g}"),
        high=float(f"{found.high:.{_DIGITS}g}"),
        rank=found.rank,
        among=found.among,
    )
