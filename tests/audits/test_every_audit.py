"""Every folder of ``veedor.audits`` keeps the same promises."""

import json
import re
from pathlib import Path

import pytest
import sqlglot

from veedor import audits
from veedor.core import Case
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.report import to_html, to_json, words_problems
from veedor.run import audit, find_audit, kinds, method, query, words

ROOM = Path(audits.__path__[0])
HEADINGS = {
    "en": ["Question", "Needs", "Method", "What it cannot say", "References"],
    "es": ["Pregunta", "Necesita", "Método", "Lo que no puede decir", "Referencias"],
}
pytestmark = pytest.mark.parametrize("kind", kinds())


def queries(kind: str) -> list[str]:
    found = find_audit(kind)
    return [*found.derived, *found.counts.__struct_fields__]


def test_its_kind_is_its_folder(kind: str) -> None:
    assert find_audit(kind).kind == kind


@pytest.mark.parametrize("language", ["es", "en"])
def test_its_method_is_written_down_in_both_languages(kind: str, language: str) -> None:
    text = method(kind, language)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS[language]


def test_its_records_exist(kind: str) -> None:
    for need in find_audit(kind).needs:
        assert set(need.columns) <= {column.name for column in RECORDS[need.record].columns}


def test_its_queries_are_explained_ordered_and_portable(kind: str) -> None:
    for name in queries(kind):
        text = query(kind, name)
        assert text.startswith("-- "), name
        assert "Left out:" in text, name
        kept_as_a_table = name in find_audit(kind).derived
        assert kept_as_a_table or sqlglot.parse_one(text, read="duckdb").args.get("order"), name
        for dialect in ("spark", "postgres"):
            sqlglot.transpile(
                text, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE
            )


def test_its_queries_count_no_seconds_in_which_engines_differ(kind: str) -> None:
    """One counts the changes of the clock's second, the other seconds that have passed.

    Both are the same between whole seconds; microseconds are counted alike.
    """
    clock = r"datediff\(\s*'(?:second|minute|hour)',\s*+(?!date_trunc|\w+_second\b)"
    for name in queries(kind):
        found = re.findall(rf"{clock}|extract\(\s*SECOND", query(kind, name), re.IGNORECASE)
        assert not found, name


def test_its_queries_sum_no_product_in_which_engines_differ(kind: str) -> None:
    """A sum of whole numbers has 64 bits in one engine and 128 in the other."""
    for name in queries(kind):
        found = re.findall(
            r"sum\(\s*[\w.]+\s*\*\s*[\w.]+\s*\)", query(kind, name), re.IGNORECASE
        )
        assert not found, name


def test_no_query_is_left_in_the_folder_unused(kind: str) -> None:
    assert {file.stem for file in (ROOM / kind).glob("*.sql")} == set(queries(kind))


def test_both_languages_have_every_sentence_with_the_same_facts(kind: str) -> None:
    said = words(kind)
    assert words_problems(said["es"], said["en"]) == []


def test_no_sentence_gives_a_verdict_that_is_the_judges(kind: str) -> None:
    forbidden = re.compile(
        r"\b(illegal|unlawful|biased|unfair|accurate|ilegal|ilícit[oa]|sesgad[oa])\b",
        re.IGNORECASE,
    )
    for language, sentences in words(kind).items():
        for name, text in sentences.items():
            assert not forbidden.search(text), f"{language}: {name}"


def example(kind: str) -> Path:
    return ROOM / kind / "example" / "case.yaml"


def test_its_example_gives_the_report_on_file(
    kind: str, request: pytest.FixtureRequest
) -> None:
    record = to_json(audit(example(kind)).report)
    on_file = example(kind).with_name("report.json")
    if request.config.getoption("--rewrite-examples"):
        on_file.write_bytes(record)
    assert record == on_file.read_bytes()


def test_its_example_accounts_for_every_row_and_supports_every_number(kind: str) -> None:
    report = json.loads(example(kind).with_name("report.json").read_bytes())
    for part in report["audits"]:
        for covered in part["coverage"]:
            left_out = sum(excluded["rows"] for excluded in covered["excluded"])
            assert covered["admitted"] == covered["audited"] + left_out
        for finding in part["findings"]:
            for estimate in finding["estimates"]:
                there = estimate["interval"] is not None
                assert there != (estimate["absent_because"] is not None)
                assert isinstance(estimate["support"], int)


@pytest.mark.parametrize("language", ["es", "en"])
def test_its_example_makes_a_page_without_a_raw_identifier(kind: str, language: str) -> None:
    page = to_html(example(kind).with_name("report.json").read_bytes(), language)
    assert len(page.encode()) <= 500_000
    case = read_case(example(kind))
    for value in raw_identifiers(case, example(kind).parent):
        assert value not in page, "an identifier of the example reached the page"


def raw_identifiers(case: Case, folder: Path) -> set[str]:
    """Every value of the example's person and account columns, read from its CSV files."""
    import csv  # noqa: PLC0415

    found: set[str] = set()
    for source in case.sources.values():
        if source.file is None:
            continue
        kinds_of = {c.name: c.kind for c in RECORDS[source.record].columns}
        theirs = [
            origin if isinstance(origin, str) else origin.column
            for ours, origin in source.columns.items()
            if kinds_of[ours] in {"person", "account"}
        ]
        with (folder / source.file).open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text, delimiter=source.reading.delimiter):
                found |= {row[column] for column in theirs if len(row[column]) >= 4}
    return found
