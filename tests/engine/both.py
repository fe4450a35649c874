"""One kind asked of the same tables on two engines."""

import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from tests.engine.edges import ZONE, Dice, Rows, draw, mapped, store, texts_in
from veedor import audits
from veedor.core import AnyAudit, Columns, Setting, Value
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine import Engine
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.run import find_audit, query
from veedor.run.places import place
from veedor.run.plan import make_plan

ROOM = Path(audits.__path__[0])
PERIOD = (
    datetime.fromisoformat("2019-03-09 05:00:00"),
    datetime.fromisoformat("2019-03-13 04:00:00"),
)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What is asked: a kind, its bound values, and the tables for each engine."""

    kind: AnyAudit
    binds: Mapping[str, Value]
    tables: dict[str, dict[str, Path]]


def example(kind: str) -> Path:
    return ROOM / kind / "example" / "case.yaml"


def options_of(kind: str) -> Any:
    """The options of a kind's example, every default filled in."""
    requests = read_case(example(kind)).audits
    place = next(n for n, request in enumerate(requests) if request.kind == kind)
    return make_plan(requests[place], place).options


def random_asking(kind: str, seed: int, room: Path, *, rows: int = 30) -> Asking:
    """Draw tables for all that a kind may read; odd seeds lack some of them."""
    audit, options = find_audit(kind), options_of(kind)
    dice = Dice(f"{kind} {seed}", tuple(texts_in(msgspec.to_builtins(options))))
    given: dict[str, Rows] = {}
    for need in audit.needs:
        lacks = seed % 2 and not need.required and dice.random.random() < 0.3
        given[need.record] = [] if lacks else draw(RECORDS[need.record], dice, rows)
    start, end = (OPEN_FROM, OPEN_TO) if seed % 3 == 2 else PERIOD
    setting = Setting(
        given={name: mapped(RECORDS[name], table) for name, table in given.items() if table},
        zone=ZONE,
        seed=seed,
        start=start,
        end=end,
        bounded=start != OPEN_FROM,
    )
    tables: dict[str, dict[str, Path]] = {"duck": {}, "spark": {}}
    for name, table in given.items():
        for engine, file in store(RECORDS[name], table, room / name).items():
            tables[engine][name] = file
    if audit.placed is not None:
        placed = place(audit.placed(options), tables["duck"], room, where="areas")
        for named in tables.values():
            named.update(placed)
    return Asking(kind=audit, binds=audit.binds(options, setting), tables=tables)


def answers(engine: Engine, asking: Asking, name: str) -> dict[str, object]:
    """Ask every query of a kind, as a run does."""
    found: dict[str, object] = {}
    kind = asking.kind
    with closing(engine):
        engine.open(asking.tables[name])
        for one in kind.derived:
            found[one] = engine.derive(one, *bound(asking, one))
        for one in kind.counts.__struct_fields__:
            if one in kind.parted:
                found[one] = parts(engine, asking, one, found[kind.parted[one]])
            elif one in kind.streamed:
                batches = engine.batches(*bound(asking, one))
                found[one] = [row for batch in batches for row in batch]
            elif one in kind.columned:
                found[one] = listed(engine.columns(*bound(asking, one)))
            else:
                found[one] = engine.rows(*bound(asking, one))
    return found


def listed(columns: Columns) -> dict[str, list[int]]:
    """Columns as lists, which compare as a whole."""
    return {key: held.tolist() for key, held in columns.items()}


def parts(engine: Engine, asking: Asking, name: str, of: Any) -> list[dict[str, list[int]]]:
    """Ask a long answer part by part; ``of``: the answer that has a row for each part."""
    sql, binds = bound(asking, name)
    columns = [engine.columns(sql, {**binds, "part": k}) for k in range(1, len(of) + 1)]
    return [listed(one) for one in columns]


def bound(asking: Asking, name: str) -> tuple[str, dict[str, Value]]:
    sql = query(asking.kind.kind, name)
    named = set(re.findall(r"\$(\w+)", sql)) - (
        {"part"} if name in asking.kind.parted else set()
    )
    return sql, {bind: asking.binds[bind] for bind in named}
