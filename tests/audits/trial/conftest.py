"""The kind asked of small tables made by hand, without a case or a file."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.audits.trial.by_hand import Ask, _counts, _make
from veedor.audits.trial import AUDIT
from veedor.audits.trial.counts import Counts
from veedor.audits.trial.options import TrialOptions
from veedor.core import Answer, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO


@pytest.fixture(scope="module")
def trial() -> Iterator[Ask]:
    """Ask the audit of tables made by SQL: ``trial(options, comparisons="SELECT ...")``.

    Scores stand as they were published, with all their digits.
    """
    with duckdb.connect(":memory:") as db:

        def ask(options: TrialOptions, **tables: str) -> tuple[Counts, Answer]:
            given = {name: _make(db, name, sql) for name, sql in tables.items()}
            for name in {"comparisons", "searches"} - set(tables):
                _make(db, name, "SELECT NULL AS score WHERE FALSE")
            setting = Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
            counts = _counts(db, AUDIT.binds(options, setting))
            return counts, AUDIT.answer(counts, options, setting)

        yield ask
