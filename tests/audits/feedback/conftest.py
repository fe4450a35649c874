"""The kind's queries asked of small tables made by hand, without a case or a file."""

import re
from collections.abc import Iterator
from typing import Any

import duckdb
import msgspec
import pytest

from tests.audits.feedback.by_hand import Ask, make
from veedor.audits.feedback import AUDIT
from veedor.audits.feedback.counts import Counts
from veedor.audits.feedback.options import FeedbackOptions
from veedor.core import Answer, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.duck import whole_columns
from veedor.run.kinds import query


@pytest.fixture(scope="module")
def feedback() -> Iterator[Ask]:
    """Ask the audit of tables: ``feedback({"incidents": [...]}, options, start=...)``."""
    with duckdb.connect(":memory:") as db:

        def ask(
            tables: dict[str, list[dict[str, Any]]],
            options: FeedbackOptions | None = None,
            **changed: Any,
        ) -> tuple[Counts, Answer]:
            for need in AUDIT.needs:
                make(db, need.record, tables.get(need.record, []))
            given = {
                name: frozenset(column for row in rows for column in row)
                for name, rows in tables.items()
            }
            usual: dict[str, Any] = {
                "given": given,
                "zone": "UTC",
                "seed": 1,
                "start": OPEN_FROM,
                "end": OPEN_TO,
            }
            setting = Setting(**(usual | changed))
            chosen = options or FeedbackOptions(urn_runs=5, urn_days=5, draws=9)
            found: dict[str, Any] = {}
            binds = AUDIT.binds(chosen, setting)
            for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
                sql = query("feedback", name)
                bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
                if name in AUDIT.derived:
                    db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
                    continue
                answer = db.execute(sql, bound)
                if name in AUDIT.columned:
                    found[name] = whole_columns(answer.fetchnumpy())
                    continue
                names = [column[0] for column in answer.description or ()]
                found[name] = [dict(zip(names, r, strict=True)) for r in answer.fetchall()]
            counts = msgspec.convert(found, Counts)
            return counts, AUDIT.answer(counts, chosen, setting)

        yield ask
