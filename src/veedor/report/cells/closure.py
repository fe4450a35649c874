"""Which numbers go with the small ones, so that none is got back by taking away.

Primary suppression and its complements, as in Hundepool et al. (2012), Statistical Disclosure
Control, chapter 4. The set is not the least there could be: it is found by one simple rule that
a reader can follow, and whether it suffices is tested by another party's means (an adversary
that solves for each cell by linear programming).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from veedor.core import AuditRecord, Finding
from veedor.report.cells.figures import Sum, contexts, counts_of, estimates_of, parts_of, sums


def withheld_numbers(
    audit: AuditRecord, below: int, *, also: frozenset[int] = frozenset()
) -> frozenset[int]:
    """Give the counts of an audit that a public report does not show, by their value.

    A number is withheld wherever it stands, so that no table gives what a sentence holds back.
    ``also``: numbers that go for another reason.
    """
    beside = contexts(audit)
    often = Counter(number for one in beside for number in one)
    added = sums(audit)
    halves = [
        parts
        for finding in audit.findings
        for one in estimates_of(finding)
        if one.shape == "share"
        for parts in [parts_of(one)]
    ]
    small = frozenset(n for n in often if 0 < n < below)
    held = set(small | also)
    while True:
        before = len(held)
        held.update(n for parts in halves if held & set(parts) for n in parts if n)
        for context in beside:
            held.update(_apart(context, context & small, held, often))
        for one in added:
            held.update(_short(one, held, below))
        if len(held) == before:
            return frozenset(held)


def too_near(earlier: AuditRecord, later: AuditRecord, below: int) -> frozenset[int]:
    """Give the numbers of an audit that are apart from an earlier one's by a small count.

    One kind may be asked twice, of two years or under two assumptions: the same measure, taken
    from the other, is a count of the persons that only one of them holds.
    """
    was = {name: numbers for finding in earlier.findings for name, numbers in _named(finding)}
    return frozenset(
        mine
        for finding in later.findings
        for name, numbers in _named(finding)
        for mine, theirs in zip(numbers, was.get(name, ()), strict=False)
        if 0 < abs(mine - theirs) < below
    )


def _named(finding: Finding) -> Iterator[tuple[tuple[str, str], tuple[int, ...]]]:
    for one in finding.estimates:
        yield (finding.id, one.name), counts_of(one)


def _apart(
    context: set[int], small: Iterable[int], held: set[int], often: Counter[int]
) -> Iterator[int]:
    """Of two shown numbers that a small one lies between, give the one less often shown."""
    taken: set[int] = set()
    for gap in sorted(small):
        for greater in sorted(context, reverse=True):
            lesser = greater - gap
            pair = {greater, lesser}
            if lesser > 0 and lesser in context and not pair & (held | taken):
                taken.add(min(pair, key=lambda n: (often[n], n)))
    return iter(taken)


def _short(one: Sum, held: set[int], below: int) -> Iterator[int]:
    """Give the least of the parts that are shown, until what is held back leaves room.

    The parts held back add up to what the whole and the others give; each of them must still
    be able to be anything from 1 to ``below`` - 1, whatever the others are.
    """
    hidden = [part for part in one.parts if part in held]
    if not hidden or one.whole in held:
        return
    left = sorted(part for part in one.parts if part not in held and part)
    while sum(hidden) - (len(hidden) - 1) < below - 1 or len(hidden) == 1:
        if not left:
            yield one.whole
            return
        hidden.append(left[0])
        yield left.pop(0)
