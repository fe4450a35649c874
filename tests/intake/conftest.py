"""Words for the tests of intake: a case that is right, and a way to spoil it."""

from collections.abc import Callable
from pathlib import Path

import pytest

CASE = """\
title: Exampleville
system: Look-ups
auditor: Example Audit Office
time_zone: America/Argentina/Buenos_Aires
seed: 1
sources:
  log:
    record: queries
    file: log.csv
    zone: America/Argentina/Buenos_Aires
    columns:
      query_id: id_consulta
      made_at: {from: fecha_hora, format: "%d/%m/%Y %H:%M:%S"}
audits:
  - kind: access
    sources: {queries: log}
"""
Write = Callable[..., Path]


@pytest.fixture
def case_with(tmp_path: Path) -> Write:
    """Write the case with some of its text replaced, beside the log that it names."""
    (tmp_path / "log.csv").write_text("id_consulta,fecha_hora\n", encoding="utf-8")

    def replaced(*changes: tuple[str, str]) -> Path:
        text = CASE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "case.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return replaced
