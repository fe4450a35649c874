"""``veedor answers`` as a person runs it."""

from pathlib import Path

from tests.door.conftest import Veedor

CASE = """title: Nothing
system: Nothing
auditor: Nobody
language: es
time_zone: UTC
seed: 1
rules: {as_of: "2026-11-29", jurisdiction: AR, packs: [ar]}
questions:
  - {question: "¿Hay un registro?", rests_on: [AR-01]}
"""


def test_the_answers_are_printed_or_written_once(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    printed = veedor("answers", "case.yaml")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout.startswith("# Respuestas a los puntos de pericia\n")
    assert "## 1. ¿Hay un registro?" in printed.stdout
    written = veedor("answers", "case.yaml", "-o", "answers.docx")
    assert written.stdout == (
        "Respuestas: answers.docx (1)\nPróximo paso: veedor bundle case.yaml\n"
    )
    assert (tmp_path / "answers.docx").read_bytes().startswith(b"PK")
    again = veedor("answers", "case.yaml", "-o", "answers.docx")
    assert again.returncode == 2


def test_a_form_that_is_none_is_refused_before_the_audit(veedor: Veedor) -> None:
    ran = veedor("answers", "no-such-case.yaml", "-o", "answers.pdf")
    assert ran.returncode == 2
    assert "answers.pdf" in ran.stderr
