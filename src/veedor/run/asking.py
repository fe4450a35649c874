"""A kind's queries, asked of an engine in their order and kept with their text."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias, get_args, get_type_hints

import msgspec

from veedor.core import AnyAudit, AuditError, Columns, Parts, QueryText, Row, Stream, Value
from veedor.engine import Engine
from veedor.run import messages
from veedor.run.kinds import query
from veedor.run.step import Step, Tell


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A stream, and how many rows it had each time it was gone through to its end."""

    stream: Stream[Any]
    rows: list[int]


Got: TypeAlias = list[Row] | Columns | Parts | Passed | None
Asked = dict[str, tuple[QueryText, Got]]


def ask_all(engine: Engine, kind: AnyAudit, binds: Mapping[str, Value], tell: Tell) -> Asked:
    """Make every derived table of a kind, then ask its counts, in the order that it names.

    What is streamed is asked when the audit goes through it; ``counted`` gives its rows then.
    """
    asked: Asked = {}
    fields = kind.counts.__struct_fields__
    total = len(kind.derived) + len(fields)
    for name in kind.derived:
        tell(Step(what="derive", name=name, done=len(asked), total=total, unit="queries"))
        sql, bound = _bound(kind.kind, name, binds)
        asked[name] = (_query_text(name, sql, bound, engine.derive(name, sql, bound)), None)
    for name in sorted(fields, key=kind.streamed.__contains__):
        step = Step(what="query", name=name, done=len(asked), total=total, unit="queries")
        if name in kind.streamed:
            asked[name] = _stream(engine, kind, binds, tell, step)
            continue
        tell(step)
        if name in kind.parted:
            asked[name] = _part(engine, kind, name, binds, asked)
            continue
        if name in kind.columned:
            asked[name] = _column(engine, kind, name, binds)
            continue
        sql, bound = _bound(kind.kind, name, binds)
        answer = list(engine.rows(sql, bound))
        asked[name] = (_query_text(name, sql, bound, len(answer)), answer)
    return {name: asked[name] for name in (*kind.derived, *fields)}


def counts_of(kind: AnyAudit, asked: Asked) -> msgspec.Struct:
    """Give what was asked as the kind's own counts."""
    got = {
        name: got.stream if isinstance(got, Passed) else got
        for name, (_, got) in asked.items()
        if got is not None
    }
    counts: msgspec.Struct = msgspec.convert(got, kind.counts)
    return counts


def counted(asked: Asked) -> Asked:
    """Give what was asked with the rows of each stream, the same each time it was asked.

    Raises AuditError where they were not: then the audit did not answer about one table.
    """
    return {name: (_with_rows(text, got), got) for name, (text, got) in asked.items()}


def _with_rows(text: QueryText, got: Got) -> QueryText:
    if not isinstance(got, Passed):
        return text
    if not got.rows:  # the audit had no need of it, or not of all of it
        deque(got.stream, maxlen=0)
    least, most = min(got.rows), max(got.rows)
    if least != most:
        raise AuditError(messages.ROWS_CHANGED, where=text.name, least=least, most=most)
    return msgspec.structs.replace(text, rows=least)


def _stream(
    engine: Engine, kind: AnyAudit, binds: Mapping[str, Value], tell: Tell, step: Step
) -> tuple[QueryText, Passed]:
    """Give an answer that grows with the log as a stream of its structs."""
    name, passed = step.name, list[int]()
    sql, bound = _bound(kind.kind, name, binds)
    (row,) = get_args(get_type_hints(kind.counts)[name])
    batch_of = list[row]  # type: ignore[valid-type]

    def ask() -> Iterator[Any]:
        tell(step)
        rows = 0
        for batch in engine.batches(sql, bound):
            rows += len(batch)
            yield from msgspec.convert(batch, batch_of)
        passed.append(rows)

    return _query_text(name, sql, bound, 0), Passed(stream=Stream(ask=ask), rows=passed)


def _part(
    engine: Engine, kind: AnyAudit, name: str, binds: Mapping[str, Value], asked: Asked
) -> tuple[QueryText, Parts]:
    """Give a long answer in parts: the engine is asked for each when its turn is."""
    numbers = range(1, asked[kind.parted[name]][0].rows + 1)
    sql, bound = _bound(kind.kind, name, {**binds, "part": f"1 - {len(numbers)}"})

    def ask(part: int) -> Columns:
        return engine.columns(sql, {**bound, "part": part})

    rows = sum(map(_length, map(ask, numbers)))
    return _query_text(name, sql, bound, rows), Parts(numbers=numbers, ask=ask)


def _column(
    engine: Engine, kind: AnyAudit, name: str, binds: Mapping[str, Value]
) -> tuple[QueryText, Columns]:
    """Give an answer of many rows as columns: eight bytes a number, no struct a row."""
    sql, bound = _bound(kind.kind, name, binds)
    columns = engine.columns(sql, bound)
    return _query_text(name, sql, bound, _length(columns)), columns


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))


def _bound(kind: str, name: str, binds: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    sql = query(kind, name)
    return sql, {bind: binds[bind] for bind in sorted(set(re.findall(r"\$(\w+)", sql)))}


def _query_text(name: str, sql: str, binds: dict[str, Value], rows: int) -> QueryText:
    digest, bound = sha256(sql.encode()).hexdigest(), msgspec.to_builtins(binds)
    return QueryText(name=name, sql=sql, sha256=digest, binds=bound, rows=rows)
