"""Did the same band mean the same in every group? The outcome by band and group."""

from collections import defaultdict

from veedor.audits.scores.bands import Bands, read_bands
from veedor.audits.scores.shown import (
    GAP_METHOD,
    apart,
    asks,
    gap_of,
    given,
    outcome_caveats,
    wilson_share,
)
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.audits.scores.unseen import both_ways, none_found, told
from veedor.core import Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.score_intervals import Part, gaps, shared_level

_Parts = dict[tuple[str, str], Part]
_Pair = tuple[str, dict[str, Fact], Part, Part]


def find(study: Study) -> Finding:
    """Give the share with the outcome in each band, for all and by group, and the gaps."""
    because, column = _column(study)
    bands = read_bands(study, column)
    if because is None and not bands.names:
        because = say("absent.none", unit=UNIT)
    axis = study.axes[0] if study.axes else None
    parts = _parts(bands, axis) if because is None else {}
    shares = _shares(study, bands, parts, axis) if because is None else ()
    pairs = _pairs(bands, parts, axis) if axis else []
    differences, unseen = _differences(study, pairs), _unseen(study, pairs)
    label = say("calibration.apart")
    why = because or (None if differences else say("absent.no-pair"))
    first = (
        absent("calibration.apart", label, "pairs", why)
        if why
        else count_of("calibration.apart", label, "pairs", apart(differences), len(differences))
    )
    return Finding(
        id="scores.calibration",
        rank=24,
        title=say("calibration.title"),
        claim=say("calibration.claim"),
        verdict=_judge(first),
        plain=why or _plain(study, first, unseen),
        estimates=(first, *shares, *differences, *(way for ways in unseen for way in ways)),
        pictured=given(shares)[: 2 * study.options.most_shown],
        caveats=(say("calibration.caveat"), say("unseen.caveat"), *outcome_caveats()),
        asks=asks(study, "outcome", "tier", "score"),
        queries=bands.queries,
    )


def _column(study: Study) -> tuple[Sentence | None, str]:
    wanted = study.options.bands
    column = wanted or ("tier" if study.setting.has("profiles", "tier") else "score")
    return study.lacking("outcome", column), column


def _parts(bands: Bands, axis: Axis | None) -> _Parts:
    """Count outcomes by band and group; "" as group is everybody."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for cell in bands.cells:
        group = axis.group_of(cell) if axis else ""
        for key in {(cell.band, ""), (cell.band, group)}:
            found[key][0] += cell.had
            found[key][1] += cell.profiles
    return {key: (yes, n) for key, (yes, n) in found.items()}


def _shares(
    study: Study, bands: Bands, parts: _Parts, axis: Axis | None
) -> tuple[Estimate, ...]:
    groups = enumerate(("", *(axis.groups if axis else ())))
    return tuple(
        wilson_share(
            f"calibration.{place}.{number}",
            say(
                "calibration.group" if group else "calibration.all",
                band=short(band),
                group=short(group),
            ),
            *parts.get((band, group), (0, 0)),
            study.options.level,
            say("absent.none", unit=UNIT),
        )
        for place, group in groups
        for number, band in enumerate(bands.names, 1)
    )


def _pairs(bands: Bands, parts: _Parts, axis: Axis) -> list[_Pair]:
    """Give of each band and group that has a reference beside it its part and the other's."""
    return [
        (
            f"{place}.{number}",
            {"band": short(band), "group": short(group), "reference": short(axis.reference)},
            parts[band, group],
            parts[band, axis.reference],
        )
        for place, group in axis.others()
        for number, band in enumerate(bands.names, 1)
        if (band, group) in parts and (band, axis.reference) in parts
    ]


def _differences(study: Study, pairs: list[_Pair]) -> tuple[Estimate, ...]:
    level = study.options.level
    reached = gaps([(one, reference) for *_, one, reference in pairs], level)
    return tuple(
        gap_of(
            f"calibration.gap.{key}",
            say("calibration.gap", **facts),
            found,
            one[1] + reference[1],
            level,
            GAP_METHOD,
        )
        for (key, facts, one, reference), found in zip(pairs, reached, strict=True)
    )


def _unseen(study: Study, pairs: list[_Pair]) -> list[tuple[Estimate, ...]]:
    each = shared_level(study.options.level, len(pairs))
    return [
        both_ways(study, ("calibration", key), facts, (one, reference), each)
        for key, facts, one, reference in pairs
    ]


def _plain(study: Study, first: Estimate, unseen: list[tuple[Estimate, ...]]) -> Sentence:
    if first.count:
        return say("calibration.plain", apart=first.count, pairs=first.support)
    facts: dict[str, Fact] = {"pairs": first.support, "power": study.options.power}
    return none_found("calibration.plain-none", told(unseen), facts=facts, scale=100)


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE
