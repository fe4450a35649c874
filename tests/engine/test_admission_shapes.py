"""A shape tells the form of a document number and never a digit or a letter of it."""

import string

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engine.test_admission_properties import KEY
from veedor.core import Column, From, Reading, Record, Source
from veedor.engine.admission.canonical import Job, admit
from veedor.engine.admission.child import connect
from veedor.engine.admission.shapes import LONGEST, shape_of
from veedor.engine.admission.store import keep

KEPT = set(string.punctuation) - {"!"} | {" "}


def shape(text: str) -> str:
    row = duckdb.connect().execute(f"SELECT {shape_of('$text')}", {"text": text}).fetchone()
    assert row is not None
    return str(row[0])


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
@example("٣٤٥")  # digits of another script
@example("²½Ⅷ")
@example("e\u0301")  # an accent apart from its letter
@example("!27001111")
@example("ßŒǅ")
def test_no_digit_and_no_letter_survives(text: str) -> None:
    found = shape(text)
    assert set(found) <= {"9", "A", "!"} | KEPT
    assert "!" not in found[1:]
    body = found.removeprefix("!")
    assert len(body) == min(len(text), LONGEST)
    for before, after in zip(text, body, strict=False):
        assert after == before if before in KEPT else after in {"9", "A"}
        assert before not in string.digits or after == "9"


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(string.digits), min_size=7, max_size=8))
def test_two_numbers_as_long_have_one_shape_but_for_placeholders(text: str) -> None:
    fill = len(set(text)) == 1 or text in "1234567890" or text in ("87654321", "01234567")
    assert shape(text) == "!" * fill + "9" * len(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "00000000", "99999999", "11.111.111", "12345678", "12.345.678", "1234567"),
        *("87654321", "S/D", "s/d", "NN", "N.N.", "n/n", "---", ".", "XX", "sin datos"),
        *("Sin DNI", "no posee", "INDOCUMENTADO", "desconocida", "N/A", "null"),
    ],
)
def test_placeholders_are_marked(text: str) -> None:
    assert shape(text).startswith("!")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27001111", "99999999"),
        ("27.001.111", "99.999.999"),
        ("M6234567", "A9999999"),
        ("AB123456", "AA999999"),
        ("1234", "9999"),
        ("11111112", "99999999"),
        ("Pérez, Ana", "AAAAA, AAA"),
        ("Nana", "AAAA"),
        ("NN Pérez", "AA AAAAA"),
        (" 27001111", " 99999999"),
        ("270\u00a0111", "999A999"),
    ],
)
def test_everything_else_keeps_its_form(text: str, expected: str) -> None:
    assert shape(text) == expected


def test_a_long_text_is_cut() -> None:
    assert shape("ab" * 250) == "A" * 24


@pytest.mark.parametrize("stored", ["text", "number"])
def test_one_column_is_admitted_as_pseudonym_and_as_shape(stored, tmp_path) -> None:  # type: ignore[no-untyped-def]
    given_as = "VARCHAR" if stored == "text" else "BIGINT"
    file = tmp_path / "list.parquet"
    duckdb.connect().execute(
        f"COPY (SELECT CAST(n AS {given_as}) AS dni"
        " FROM (VALUES (27001111), (5), (NULL)) AS t(n))"
        f" TO '{file}' (FORMAT parquet)"
    )
    columns = (
        Column(name="person", kind="person", en="", es=""),
        Column(name="document_shape", kind="shape", en="", es=""),
    )
    job = Job(
        source_name="list",
        source=Source(
            record="entries",
            reading=Reading(),
            columns={"person": From(column="dni"), "document_shape": From(column="dni")},
        ),
        record=Record(name="entries", en="", es="", columns=columns),
        zone="UTC",
        key=KEY,
        kept=keep(file, name="list.parquet", store=tmp_path),
        out=tmp_path / "out.parquet",
        persons_as_text=False,
        threads=1,
        memory="200MB",
    )
    with connect(job) as db:
        receipt = admit(db, job)
        rows = db.execute(
            f"SELECT document_shape, person IS NULL FROM read_parquet('{job.out}') ORDER BY 1"
        ).fetchall()
    assert rows == [("!9", False), ("99999999", False), (None, True)]
    assert receipt.missing == {"person": 1, "document_shape": 1}
    written = job.out.read_bytes()
    assert b"27001111" not in written
