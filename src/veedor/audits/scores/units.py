"""The gaps in error rates if whole units, and not single persons, are what varies by chance."""

from collections import defaultdict

from veedor.audits.scores.shown import gap_facts, gap_of
from veedor.audits.scores.study import Axis, Study, tables_of
from veedor.audits.scores.unseen import BY_ERROR, least_gap
from veedor.core import Alternative, say
from veedor.stats.score_intervals import gap_over_clusters, shared_level
from veedor.stats.score_tables import Table, part_of
from veedor.stats.unseen import unseen_by_error

_BY_UNIT = "ratio over units, Student's t (Cochran 1977)"


def by_unit(study: Study) -> tuple[Alternative, ...]:
    """Give these gaps, and the least that each would have shown; nothing below ten units."""
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
            key, facts = f"{axis.place}.{place}.{rate}", gap_facts(axis, name, rate)
            label = say("gaps.label", **facts)
            support = sum(one[1] + then[1] for one, then in parts)
            shown.append(gap_of(f"gaps.by-unit.{key}", label, found, support, level, _BY_UNIT))
            power = study.options.power
            least = unseen_by_error(found, level=each, power=power, degrees=len(parts) - 1)
            label = say("gaps.unseen", power=power, **facts)
            name_of = f"gaps.by-unit.unseen.{key}"
            shown.append(least_gap(name_of, label, least.above, support, BY_ERROR, most=1))
    return (Alternative(text=say("gaps.by-unit"), estimates=tuple(shown)),) if shown else ()


def _unit_tables(study: Study, axis: Axis) -> dict[str, dict[str, Table]]:
    """Give the truth table of each group in each named unit."""
    found: dict[str, dict[str, Table]] = defaultdict(dict)
    by = tables_of(study.counts.unit_cells, lambda cell: (cell.unit, axis.group_of(cell)))
    for (unit, group), table in by.items():
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
