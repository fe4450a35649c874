"""A kind's queries, asked of an engine in their order and kept with their text."""

import re
from collections.abc import Mapping
from hashlib import sha256

import msgspec

from veedor.core import AnyAudit, Columns, Parts, QueryText, Value
from veedor.engine import Engine
from veedor.run.kinds import query
from veedor.run.step import Step, Tell

Asked = dict[str, tuple[QueryText, list[dict[str, Value]] | Parts | None]]


def ask_all(engine: Engine, kind: AnyAudit, binds: Mapping[str, Value], tell: Tell) -> Asked:
    """Make every derived table of a kind, then ask its counts, in the order that it names."""
    asked: Asked = {}
    total = len(kind.derived) + len(kind.counts.__struct_fields__)
    for name in kind.derived:
        tell(Step(what="derive", name=name, done=len(asked), total=total, unit="queries"))
        sql, bound = _bound(kind.kind, name, binds)
        asked[name] = (_query_text(name, sql, bound, engine.derive(name, sql, bound)), None)
    for name in kind.counts.__struct_fields__:
        tell(Step(what="query", name=name, done=len(asked), total=total, unit="queries"))
        if name in kind.parted:
            asked[name] = _part(engine, kind, name, binds, asked)
            continue
        sql, bound = _bound(kind.kind, name, binds)
        answer = list(engine.rows(sql, bound))
        asked[name] = (_query_text(name, sql, bound, len(answer)), answer)
    return asked


def _part(
    engine: Engine, kind: AnyAudit, name: str, binds: Mapping[str, Value], asked: Asked
) -> tuple[QueryText, Parts]:
    """Give a long answer in parts: the engine is asked for each when its turn is."""
    numbers = range(1, asked[kind.parted[name]][0].rows + 1)
    sql, bound = _bound(kind.kind, name, {**binds, "part": f"1 - {len(numbers)}"})

    def ask(part: int) -> Columns:
        return engine.columns(sql, {**bound, "part": part})

    rows = sum(len(next(iter(columns.values()), ())) for columns in map(ask, numbers))
    return _query_text(name, sql, bound, rows), Parts(numbers=numbers, ask=ask)


def _bound(kind: str, name: str, binds: Mapping[str, Value]) -> tuple[str, dict[str, Value]]:
    sql = query(kind, name)
    return sql, {bind: binds[bind] for bind in sorted(set(re.findall(r"\$(\w+)", sql)))}


def _query_text(name: str, sql: str, binds: dict[str, Value], rows: int) -> QueryText:
    digest, bound = sha256(sql.encode()).hexdigest(), msgspec.to_builtins(binds)
    return QueryText(name=name, sql=sql, sha256=digest, binds=bound, rows=rows)
