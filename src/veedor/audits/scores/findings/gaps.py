"""Each group against a named reference: every rate, with intervals that hold all at once."""

from collections.abc import Iterator

from veedor.audits.scores.shown import (
    GAP_METHOD,
    apart,
    asks,
    gap_facts,
    gap_of,
    given,
    outcome_caveats,
)
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.audits.scores.units import by_unit
from veedor.audits.scores.unseen import both_ways, none_found, told
from veedor.core import Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.score_intervals import gaps, shared_level
from veedor.stats.score_tables import Table, part_of

RATES_COMPARED = ("fpr", "fnr", "ppv", "flagged", "base-rate")
_ERRORS = (".fpr", ".fnr", ".ppv")
_Pair = tuple[str, dict[str, Fact], tuple[int, int], tuple[int, int]]


def find(study: Study) -> Finding:
    """Give the gap of each group to the reference of its axis, for each rate."""
    because = why_not(study)
    pairs = (
        [] if because is not None else [p for axis in study.axes for p in _pairs(study, axis)]
    )
    shown = _gaps(study, pairs)
    unseen = _unseen(study, pairs)
    judged = [one for one in shown if one.interval is not None]
    errors = [one for one in judged if one.name.endswith(_ERRORS)]
    if because is None and not judged:
        because = say("absent.no-pair")
    label = say("gaps.apart")
    first = (
        absent("gaps.apart", label, "pairs", because)
        if because
        else count_of("gaps.apart", label, "pairs", apart(errors), len(errors))
    )
    return Finding(
        id="scores.gaps",
        rank=21,
        title=say("gaps.title"),
        claim=say("gaps.claim"),
        verdict=_judge(first),
        plain=because or _plain(study, first, unseen),
        estimates=(first, *shown, *(way for ways in unseen for way in ways)),
        pictured=given(errors)[: 2 * study.options.most_shown],
        alternatives=by_unit(study) if because is None else (),
        caveats=(
            *(_reference(axis) for axis in study.axes),
            say("gaps.caveat-equal"),
            say("unseen.caveat"),
            *outcome_caveats(),
        ),
        asks=asks(study, "outcome", "group_name"),
        queries=("cells", "unit_cells"),
    )


def why_not(study: Study) -> Sentence | None:
    """Say why no group can be compared; None where one can."""
    because = study.no_table()
    if because is not None:
        return because
    if not study.axes:
        return say("absent.no-group-name")
    if all(axis.reference not in axis.groups or len(axis.groups) < 2 for axis in study.axes):
        return say("absent.no-pair")
    return None


def _pairs(study: Study, axis: Axis) -> Iterator[_Pair]:
    by = study.tables(axis.group_of)
    reference = by.get(axis.reference, Table())
    for place, name in axis.others():
        table = by.get(name, Table())
        for rate in RATES_COMPARED:
            key = f"{axis.place}.{place}.{rate}"
            facts = gap_facts(axis, name, rate)
            yield key, facts, part_of(table, rate), part_of(reference, rate)


def _gaps(study: Study, pairs: list[_Pair]) -> tuple[Estimate, ...]:
    level = study.options.level
    defined = _defined(pairs)
    reached = gaps([(one, reference) for _, _, one, reference in defined], level)
    by_key = dict(zip([key for key, *_ in defined], reached, strict=True))
    shown = []
    for key, facts, one, reference in pairs:
        name, label, found = f"gaps.{key}", say("gaps.label", **facts), by_key.get(key)
        if found is None:
            shown.append(absent(name, label, UNIT, say("absent.gap-undefined")))
        else:
            support = one[1] + reference[1]
            shown.append(gap_of(name, label, found, support, level, GAP_METHOD))
    return tuple(shown)


def _unseen(study: Study, pairs: list[_Pair]) -> list[tuple[Estimate, ...]]:
    """Give of each comparison the least gaps that its interval would have shown."""
    each = shared_level(study.options.level, len(_defined(pairs)))
    return [
        both_ways(study, ("gaps", key), facts, (one, reference), each)
        for key, facts, one, reference in pairs
    ]


def _defined(pairs: list[_Pair]) -> list[_Pair]:
    return [pair for pair in pairs if pair[2][1] and pair[3][1]]


def _plain(study: Study, first: Estimate, unseen: list[tuple[Estimate, ...]]) -> Sentence:
    apart, pairs = first.count or 0, first.support
    if apart:
        return say("gaps.plain", apart=apart, pairs=pairs)
    errors = [ways for ways in unseen if ways[0].name.endswith(_ERRORS)]
    return none_found(
        "gaps.plain-none",
        told(errors),
        facts={"pairs": pairs, "power": study.options.power},
        scale=100,
    )


def _reference(axis: Axis) -> Sentence:
    return say("gaps.caveat-reference", place=axis.place, reference=short(axis.reference))


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE
