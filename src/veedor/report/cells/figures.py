"""The whole numbers that a report shows, or that what it shows gives away."""

from collections.abc import Iterator

from msgspec import Struct

from veedor.core import AuditRecord, Estimate, Finding, Interval, Sentence
from veedor.report.cells.declared import NOT_COUNTS, of_persons
from veedor.report.cells.sentences import sentences

_NEAR = 1e-6


class Sum(Struct, frozen=True):
    """Parts that add up to a whole, as the numbers themselves show."""

    whole: int
    parts: tuple[int, ...]


def parts_of(estimate: Estimate) -> tuple[int, ...]:
    """Give the counts that an estimate is made of, with what is left of its support.

    A share with its denominator gives its count, and the ends of bounds give theirs.

    >>> from veedor.core import say
    >>> reach = Interval(kind="exact count", low=0.03, value=0.03, high=0.03)
    >>> parts_of(Estimate(name="a", label=say("a"), shape="share", unit="persons", support=100,
    ...     method="counted", interval=reach))
    (3, 97)
    """
    if not of_persons(estimate.unit) and estimate.shape != "rate":
        return ()
    if estimate.count is not None:
        ends = [estimate.count]
    else:
        ends = _ends(estimate, estimate.interval) if estimate.interval else []
    if estimate.shape != "share":
        return tuple(dict.fromkeys(ends))
    both = (part for end in ends for part in (end, estimate.support - end))
    return tuple(dict.fromkeys(part for part in both if part >= 0))


def counts_of(estimate: Estimate) -> tuple[int, ...]:
    """Give every count that an estimate shows or gives away, its support among them."""
    whole = (estimate.support,) if of_persons(estimate.unit) else ()
    return (*parts_of(estimate), *whole)


def _ends(estimate: Estimate, interval: Interval) -> list[int]:
    """Give the ends of an interval that are whole counts, or that are by its support."""
    times = {"count": 1, "share": estimate.support}.get(estimate.shape, 0)
    if not times or (estimate.shape == "share" and interval.level is not None):
        return []
    ends = [interval.low, interval.high]
    ends += [] if interval.value is None else [interval.value]
    counts = [end * times for end in ends]
    return [round(end) for end in counts if abs(end - round(end)) < _NEAR * max(1.0, end)]


def estimates_of(finding: Finding) -> tuple[Estimate, ...]:
    """Give every estimate of a finding, those of its alternatives too."""
    tested = (one for other in finding.alternatives for one in other.estimates)
    return (*finding.estimates, *tested)


def on_persons(finding: Finding) -> bool:
    """Say whether a finding counts persons, or rows on them; one without numbers may."""
    every = estimates_of(finding)
    return not every or any(of_persons(one.unit) for one in every)


def facts_of(finding: Finding) -> Iterator[int]:
    """Give the whole numbers that a finding's sentences say."""
    if on_persons(finding):
        for sentence in sentences(finding):
            yield from said_counts(sentence)


def implied_by(finding: Finding) -> Iterator[int]:
    """Give the counts that a share in a sentence gives away, by a support of the finding."""
    if not on_persons(finding):
        return
    wholes = {one.support for one in estimates_of(finding) if of_persons(one.unit)}
    for sentence in sentences(finding):
        for name, fact in sentence.facts.items():
            if name not in NOT_COUNTS and isinstance(fact, float) and 0 < fact < 1:
                yield from (n for whole in wholes for n in _split(fact, whole))


def _split(share: float, whole: int) -> tuple[int, ...]:
    part = share * whole
    near = abs(part - round(part)) < _NEAR * max(1.0, part)
    return (round(part), whole - round(part)) if near else ()


def said_counts(sentence: Sentence) -> Iterator[int]:
    """Give the facts of a sentence that may count persons."""
    for name, fact in sentence.facts.items():
        if name not in NOT_COUNTS and isinstance(fact, int) and fact > 0:
            yield fact


def contexts(audit: AuditRecord) -> list[set[int]]:
    """Give the numbers that may be taken from one another: of one unit, and of one finding."""
    shared = {
        n
        for part in audit.coverage
        if of_persons(part.record)
        for n in (part.admitted, part.audited, *(out.rows for out in part.excluded))
    }
    shared |= {
        n
        for one in audit.combined
        if of_persons(one.record)
        for n in (one.rows, one.duplicates)
    }
    shared |= {
        n
        for one in audit.unlike or ()
        for n in (one.values, one.support, one.support - one.values)
        if n
    }
    by_unit: dict[str, set[int]] = {"": set()}
    by_finding = []
    for finding in audit.findings:
        own = set(shared)
        for one in estimates_of(finding):
            by_unit.setdefault(one.unit, set(shared)).update(counts_of(one))
            own.update(counts_of(one))
        own.update(facts_of(finding), implied_by(finding), _mapped(finding))
        by_finding.append(own)
    return [*by_unit.values(), *by_finding, shared]


def _mapped(finding: Finding) -> set[int]:
    if not finding.map or not on_persons(finding):
        return set()
    return {shape.count for shape in finding.map.shapes}


def sums(audit: AuditRecord) -> list[Sum]:
    """Find, in each finding, counts of one unit that add up to a number shown beside them."""
    found = []
    for finding in audit.findings:
        every = [one for one in estimates_of(finding) if of_persons(one.unit)]
        shown = {n for one in every for n in counts_of(one)}
        shown |= {n for part in audit.coverage for n in (part.admitted, part.audited)}
        for parts in _families(every):
            whole = sum(parts)
            if whole in shown or whole in set(facts_of(finding)):
                found.append(Sum(whole, parts))
            found += [
                Sum(one, _without(parts, n))
                for n, one in enumerate(parts)
                if 2 * one == whole and len(parts) > 2
            ]
    found += [
        Sum(part.admitted, (part.audited, *(out.rows for out in part.excluded)))
        for part in audit.coverage
        if of_persons(part.record)
    ]
    return found


def _without(parts: tuple[int, ...], place: int) -> tuple[int, ...]:
    return (*parts[:place], *parts[place + 1 :])


def _families(every: list[Estimate]) -> Iterator[tuple[int, ...]]:
    """Give the counts, and the supports, of estimates that belong together by name or base."""
    groups: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for one in every:
        stem = one.name.rpartition(".")[0]
        told = parts_of(one)[:1]
        for part in told:
            groups.setdefault(("stem", one.unit, stem), []).append((one.name, part))
            base = ("base", one.unit, str(one.support))
            groups.setdefault(base, []).append((one.name, part))
        groups.setdefault(("whole", one.unit, stem), []).append((one.name, one.support))
    for members in groups.values():
        parts = tuple(part for _, part in dict(members).items() if part)
        if len(parts) > 1:
            yield parts
