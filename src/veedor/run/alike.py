"""Whether two records write those whom they name alike: else nobody is found in the other.

Persons and accounts are joined by pseudonyms, and "27.001.111" has another one than "27001111".
A log whose numbers have points, held against a list whose numbers have none, would show
everybody outside the list. Here that is refused, and a part that is written so is counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import UNSET, structs

from veedor.core import ZERO_LED, Case, From, Receipt, Shape, TableError, Unlike
from veedor.records import RECORDS
from veedor.run import messages
from veedor.run.plan import Plan

ENOUGH = 30
"""Values from which it is no chance that none has such a length, or a zero in front."""
_SHOWN = 3
Shapes = tuple[Shape, ...]


def unlike(plan: Plan, case: Case, receipts: Mapping[str, Receipt]) -> tuple[Unlike, ...]:
    """Count the values that are written as none of the record beside them is.

    Of the records in which a kind reads a column of one name, for persons or for accounts, the
    first, in the order of its needs, is the log that the others are held against.
    Raises TableError where two columns of persons have no way of writing in common, unless the
    case says of one of them ``unlike: allowed``.
    """
    read: dict[str, list[str]] = {}
    for need in plan.audit.needs:
        for column in RECORDS[need.record].columns:
            named = column.kind in {"person", "account"}
            if named and (column.required or column.name in need.columns):
                read.setdefault(column.name, []).append(need.record)
    found = (_of(name, records, plan, case, receipts) for name, records in read.items())
    return tuple(chain.from_iterable(found))


def _of(
    column: str, records: list[str], plan: Plan, case: Case, receipts: Mapping[str, Receipt]
) -> Iterator[Unlike]:
    found = {
        record: _shapes(column, [receipts[name] for name in plan.request.named(record)])
        for record in records
    }
    log, *others = records
    for other in others if found[log] else ():
        if not found[other]:
            continue
        lones = {
            log: _without(found[log], found[other]),
            other: _without(found[other], found[log]),
        }
        if lones[log] == found[log] and _person(column, log):
            _refuse(column, (log, other), found, plan, case)
        for one, beside in ((log, other), (other, log)):
            if lone := lones[one]:
                yield _unlike(column, one, beside, lone, found[one])


def _person(column: str, record: str) -> bool:
    return RECORDS[record].column(column).kind == "person"


def _shapes(column: str, receipts: list[Receipt]) -> Shapes:
    """Give the shapes of a column in all the files of a record; none where one is free text."""
    parts = [one.shapes.get(column) for one in receipts if one.shapes is not UNSET]
    told = [part for part in parts if part is not None]
    return _together(chain.from_iterable(told)) if len(told) == len(receipts) else ()


def _together(shapes: Iterable[Shape]) -> Shapes:
    """Put together what several files write alike: a record has so many values, not a file."""
    found: dict[str, Shape] = {}
    for one in shapes:
        found[one.rest] = _both(found[one.rest], one) if one.rest in found else one
    return tuple(found.values())


def _both(one: Shape, other: Shape) -> Shape:
    commonest = max(one, other, key=lambda shape: (shape.values, shape.like))
    return structs.replace(
        commonest,
        values=one.values + other.values,
        shortest=min(one.shortest, other.shortest),
        longest=max(one.longest, other.longest),
    )


def _without(shapes: Shapes, others: Shapes) -> Shapes:
    """Give the shapes that no value of the others can have."""
    return tuple(one for one in shapes if all(_apart(one, other) for other in others))


def _apart(one: Shape, other: Shape) -> bool:
    """Say whether no value of the one can be one of the other: by marks, zeros, lengths."""
    if {one.rest, other.rest} == {"", ZERO_LED}:
        return other.values >= ENOUGH
    enough = min(one.values, other.values) >= ENOUGH
    lengths = one.longest < other.shortest or other.longest < one.shortest
    return one.rest != other.rest or (enough and lengths)


def _unlike(column: str, one: str, beside: str, lone: Shapes, shapes: Shapes) -> Unlike:
    return Unlike(
        column=column,
        record=one,
        beside=beside,
        values=sum(shape.values for shape in lone),
        support=sum(shape.values for shape in shapes),
        like=_commonest(lone),
    )


def _commonest(shapes: Shapes) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for shape in shapes:
        counted[shape.like] += shape.values
    return tuple(sorted(counted, key=lambda like: (-counted[like], like))[:_SHOWN])


def _refuse(
    column: str, pair: tuple[str, str], found: Mapping[str, Shapes], plan: Plan, case: Case
) -> None:
    sources = [name for record in pair for name in plan.request.named(record)]
    origins = [case.sources[name].columns.get(column) for name in sources]
    if any(isinstance(one, From) and one.unlike == "allowed" for one in origins):
        return
    log, other = pair
    raise TableError(
        messages.UNLIKE,
        where=", ".join(sources),
        column=column,
        log=log,
        other=other,
        log_like=", ".join(_commonest(found[log])),
        other_like=", ".join(_commonest(found[other])),
    )
