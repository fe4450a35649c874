"""Each group against a named reference: every rate, with intervals that hold all at once."""

from collections import defaultdict
from collections.abc import Iterator

from veedor.audits.scores.shown import (
    GAP_METHOD,
    apart,
    asks,
    gap_of,
    given,
    outcome_caveats,
)
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.score_intervals import gap_over_clusters, gaps, shared_level
from veedor.stats.score_tables import Table, part_of

RATES_COMPARED = ("fpr", "fnr", "ppv", "flagged", "base-rate")
_BY_UNIT = "ratio over units, Student's t (Cochran 1977)"
_Pair = tuple[str, Sentence, tuple[int, int], tuple[int, int]]


def find(study: Study) -> Finding:
    """Give the gap of each group to the reference of its axis, for each rate."""
    because = why_not(study)
    pairs = (
        [] if because is not None else [p for axis in study.axes for p in _pairs(study, axis)]
    )
    shown = _gaps(study, pairs)
    judged = [one for one in shown if one.interval is not None]
    errors = [one for one in judged if one.name.endswith((".fpr", ".fnr", ".ppv"))]
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
        plain=because or say("gaps.plain", apart=first.count or 0, pairs=len(errors)),
        estimates=(first, *shown),
        pictured=given(errors)[: 2 * study.options.most_shown],
        alternatives=_by_unit(study) if because is None else (),
        caveats=(
            *(_reference(axis) for axis in study.axes),
            say("gaps.caveat-equal"),
            *outcome_caveats(),
        ),
        asks=asks(study, "outcome", "group_name"),
        queries=("cells",),
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
            label = say(
                "gaps.label", what=rate, group=short(name), reference=short(axis.reference)
            )
            key = f"gaps.{axis.place}.{place}.{rate}"
            yield key, label, part_of(table, rate), part_of(reference, rate)


def _gaps(study: Study, pairs: list[_Pair]) -> tuple[Estimate, ...]:
    level = study.options.level
    defined = [pair for pair in pairs if pair[2][1] and pair[3][1]]
    reached = gaps([(one, reference) for _, _, one, reference in defined], level)
    found = {
        key: gap_of(key, label, reach, one[1] + reference[1], level, GAP_METHOD)
        for (key, label, one, reference), reach in zip(defined, reached, strict=True)
    }
    because = say("absent.gap-undefined")
    return tuple(
        found.get(key) or absent(key, label, UNIT, because) for key, label, _, _ in pairs
    )


def _by_unit(study: Study) -> tuple[Alternative, ...]:
    """Give the gaps in error rates if whole units, not persons, are what varies by chance."""
    keys = [
        (axis, place, name, rate)
        for axis in study.axes
        for place, name in axis.others()
        for rate in ("fpr", "fnr", "ppv")
    ]
    level = study.options.level
    each = shared_level(level, len(keys))
    by = {axis.place: _unit_tables(study, axis) for axis in study.axes}
    shown = []
    for axis, place, name, rate in keys:
        parts = _unit_parts(by[axis.place], name, axis.reference, rate)
        found = gap_over_clusters(parts, each)
        if found is not None:
            label = say(
                "gaps.label", what=rate, group=short(name), reference=short(axis.reference)
            )
            key = f"gaps.by-unit.{axis.place}.{place}.{rate}"
            support = sum(one[1] + then[1] for one, then in parts)
            shown.append(gap_of(key, label, found, support, level, _BY_UNIT))
    return (Alternative(text=say("gaps.by-unit"), estimates=tuple(shown)),) if shown else ()


def _unit_tables(study: Study, axis: Axis) -> dict[str, dict[str, Table]]:
    """Give the truth table of each group in each named unit."""
    found: dict[str, dict[str, Table]] = defaultdict(dict)
    for (unit, group), table in study.tables(
        lambda cell: (cell.unit, axis.group_of(cell))
    ).items():
        if unit:
            found[unit][group] = table
    return found


def _unit_parts(
    by: dict[str, dict[str, Table]], name: str, reference: str, rate: str
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Give of each unit with anybody to count the parts of a group and of the reference."""
    pairs = [
        (
            part_of(tables.get(name, Table()), rate),
            part_of(tables.get(reference, Table()), rate),
        )
        for _, tables in sorted(by.items())
    ]
    return [pair for pair in pairs if pair[0][1] or pair[1][1]]


def _reference(axis: Axis) -> Sentence:
    return say("gaps.caveat-reference", place=axis.place, reference=short(axis.reference))


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE
