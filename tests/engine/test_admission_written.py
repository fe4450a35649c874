"""How a column of persons is written is counted, and nobody can be read in it."""

import re
import string
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.test_admission_properties import KEY
from veedor.core import ZERO_LED, Column, From, Reading, Record, Shape, Source
from veedor.engine.admission.canonical import Job, admit
from veedor.engine.admission.store import keep
from veedor.engine.admission.written import LONGEST, MOST, written

RECORD = Record(
    name="people",
    en="",
    es="",
    columns=(
        Column(name="person", kind="person", en="", es=""),
        Column(name="account", kind="account", en="", es=""),
    ),
)
LETTERS = {"A", "a"}


def shapes(
    room: Path, values: list[str], *, origin: From | None = None
) -> tuple[Shape, ...] | None:
    file = room / "people.csv"
    file.write_text("\n".join(["person", *(f'"{value}"' for value in values), ""]), "utf-8")
    work = room / "work"
    work.mkdir()
    source = Source(
        record="people",
        file=file.name,
        reading=Reading(missing=("S/D",)),
        columns=dict.fromkeys(("person", "account"), origin or "person"),
    )
    job = Job(
        source_name="people",
        source=source,
        record=RECORD,
        zone="UTC",
        key=KEY,
        kept=keep(file, name=file.name, store=work),
        out=work / "people.parquet",
        persons_as_text=False,
        threads=1,
        memory="1GB",
    )
    with duckdb.connect() as db:
        receipt = admit(db, job)
    assert isinstance(receipt.shapes, dict)
    assert receipt.shapes.get("person") == receipt.shapes.get("account")  # two ways to count
    return receipt.shapes.get("person")


def test_each_way_of_writing_is_counted_once(tmp_path: Path) -> None:
    values = ["27001111", "5001111", "27.001.111", "F 1234567", "M 7654321", "S/D", "ñ1", "Ñ2"]
    assert shapes(tmp_path, values) == (
        Shape(rest="", like="99999999", values=2, shortest=7, longest=8),
        Shape(rest="A ", like="A 9999999", values=2, shortest=9, longest=9),
        Shape(rest="..", like="99.999.999", values=1, shortest=10, longest=10),
        Shape(rest="A", like="A9", values=1, shortest=2, longest=2),
        Shape(rest="a", like="a9", values=1, shortest=2, longest=2),
    )


def test_a_zero_in_front_of_a_number_is_told(tmp_path: Path) -> None:
    assert shapes(tmp_path, ["07123456", "0012345", "7123456", "0", "0-1", "٠12"]) == (
        Shape(rest="", like="9999999", values=2, shortest=1, longest=7),
        Shape(rest=ZERO_LED, like="09999999", values=2, shortest=7, longest=8),
        Shape(rest="-", like="9-9", values=1, shortest=3, longest=3),
        Shape(rest="9", like="999", values=1, shortest=3, longest=3),
    )


def test_values_are_counted_as_they_are_after_repairs(tmp_path: Path) -> None:
    repairs = From(column="person", remove=".", pad=9)
    (one,) = shapes(tmp_path, ["27.001.111", "5001111"], origin=repairs) or ()
    assert one == Shape(rest=ZERO_LED, like="099999999", values=2, shortest=9, longest=9)


def test_small_letters_are_made_capitals_where_declared(tmp_path: Path) -> None:
    values = ["ab123cd", "AB123CE", "ñu7"]
    (one,) = shapes(tmp_path, values, origin=From(column="person", capitals=True)) or ()
    assert (one.rest, one.values) == ("A", 3)


def test_a_column_without_values_has_no_shape(tmp_path: Path) -> None:
    assert shapes(tmp_path, ["S/D", "S/D"]) == ()


@pytest.mark.parametrize(("ways", "told"), [(MOST, True), (MOST + 1, False)])
def test_free_text_is_left_out(tmp_path: Path, ways: int, *, told: bool) -> None:
    alphabet = string.ascii_uppercase
    names = [f"{a}{b}{c}" for a in alphabet for b in alphabet for c in alphabet][:ways]
    found = shapes(tmp_path, names)
    assert found == (
        (Shape(rest="A", like="A", values=ways, shortest=3, longest=3),) if told else None
    )


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_no_digit_and_no_letter_survives(text: str) -> None:
    kept = {mark for mark in text if mark.isascii() and not mark.isalnum()}
    assert set(written(text)) <= {"9", *LETTERS} | kept


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.sampled_from("09.- aBñÑ٣"), min_size=1, max_size=LONGEST), max_size=30)
)
def test_every_value_is_counted_in_one_shape(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    found = shapes(tmp_path_factory.mktemp("shapes"), values) or ()
    without = str.maketrans("", "", string.digits)
    expected = Counter(
        ZERO_LED if re.fullmatch("0[0-9]+", value) else written(value.translate(without))
        for value in values
    )
    assert {shape.rest: shape.values for shape in found} == expected
