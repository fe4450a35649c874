"""The kind asked of small tables made by hand, without a case or a file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb
import msgspec
import pytest

from tests.audits.stops.by_hand import Ask, Count, Row, make
from veedor.audits.stops import AUDIT
from veedor.audits.stops.counts import Counts
from veedor.audits.stops.options import StopsOptions
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.duck import whole_columns
from veedor.run.kinds import query


@pytest.fixture(scope="module")
def counts() -> Iterator[Count]:
    """Count tables as the audit does; every column that some row has counts as handed over."""
    with duckdb.connect(":memory:") as db:

        def counted(
            tables: Mapping[str, Sequence[Row]],
            start: datetime = OPEN_FROM,
            end: datetime = OPEN_TO,
            **options: Any,
        ) -> tuple[Counts, StopsOptions, Setting]:
            chosen = StopsOptions(**options)
            given = {
                name: frozenset(c for row in rows for c in row) for name, rows in tables.items()
            }
            setting = Setting(
                given=given,
                zone="UTC",
                seed=1,
                start=start,
                end=end,
                bounded=start != OPEN_FROM,
            )
            for need in AUDIT.needs:
                make(db, need.record, tables.get(need.record, ()))
            binds = AUDIT.binds(chosen, setting)
            rows: dict[str, Any] = {}
            for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
                sql = query("stops", name)
                bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
                if name in AUDIT.derived:
                    db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
                    continue
                told = db.execute(sql, bound)
                if name in AUDIT.columned:
                    rows[name] = whole_columns(told.fetchnumpy())
                    continue
                names = [column[0] for column in told.description or ()]
                rows[name] = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
            return msgspec.convert(rows, Counts), chosen, setting

        yield counted


@pytest.fixture(scope="module")
def ask(counts: Count) -> Ask:
    """Ask the audit of tables, and give what it says of them."""
    return lambda *tables, **more: AUDIT.answer(*counts(*tables, **more))
