"""The kind asked of small tables made by hand, without a case or a file."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.audits.effect.by_hand import Ask, counted, make
from veedor.audits.effect import AUDIT
from veedor.audits.effect.counts import Counts
from veedor.audits.effect.options import EffectOptions
from veedor.core import Answer, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO

RECORDS_READ = ("panel", "adoption", "neighbours", "dosage")


@pytest.fixture(scope="module")
def effect() -> Iterator[Ask]:
    """Ask the audit of tables made by SQL: ``effect(options, panel="SELECT ...")``."""
    with duckdb.connect(":memory:") as db:

        def ask(options: EffectOptions, **tables: str) -> tuple[Counts, Answer]:
            given = {name: make(db, name, sql) for name, sql in tables.items()}
            for name in set(RECORDS_READ) - set(tables):
                make(db, name, "SELECT NULL AS unit WHERE FALSE")
            setting = Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
            counts = counted(db, AUDIT.binds(options, setting))
            return counts, AUDIT.answer(counts, options, setting)

        yield ask
