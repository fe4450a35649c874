"""The kind asked of small tables made by hand, without a case or a file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import msgspec
import pytest

from tests.audits.flags.by_hand import Ask, Rows, fill
from veedor.audits.flags import AUDIT
from veedor.audits.flags.counts import Counts
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Answer, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.run.kinds import query


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Ask the audit of tables: ``ask(tables, options, setting)``."""
    with duckdb.connect(":memory:") as db:

        def asked(
            tables: Mapping[str, Rows], options: FlagsOptions | None = None, **changed: Any
        ) -> Answer:
            given = {
                name: frozenset(column for row in rows for column in row)
                for name, rows in tables.items()
            }
            usual: dict[str, Any] = {"given": given, "zone": "UTC", "seed": 1}
            usual |= {"start": OPEN_FROM, "end": OPEN_TO} | changed
            setting, chosen = Setting(**usual), options or FlagsOptions()
            for need in AUDIT.needs:
                fill(db, need.record, tables.get(need.record, ()))
            binds, rows = AUDIT.binds(chosen, setting), {}
            for name in (*AUDIT.derived, *Counts.__struct_fields__):
                sql = query("flags", name)
                bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
                if name in AUDIT.derived:
                    db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
                    continue
                found = db.execute(sql, bound)
                columns = [column[0] for column in found.description or ()]
                rows[name] = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
            return AUDIT.answer(msgspec.convert(rows, Counts), chosen, setting)

        yield asked
