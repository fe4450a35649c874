"""Reading case files: what is accepted, what the file system can spoil, what never crashes."""

import io
import os
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.intake.conftest import CASE, Write
from veedor.core import Case, CaseError, From, Message, Period, Reading, Request, Source
from veedor.intake import messages, read_case
from veedor.intake.zones import zone_problem, zones


def refusal(file: Path) -> str:
    with pytest.raises(CaseError) as refused:
        read_case(file)
    return str(refused.value)


def test_a_sound_case_is_read_whole(case_with: Write) -> None:
    case = read_case(case_with())
    assert case.title == "Exampleville"
    assert case.sources["log"].columns["made_at"] == From(
        column="fecha_hora", format="%d/%m/%Y %H:%M:%S"
    )
    assert case.audits[0].sources == {"queries": "log"}


def test_a_date_without_quotes_stays_as_written(case_with: Write) -> None:
    file = case_with(("seed: 1", "seed: 1\nperiod: {from: 2019-03-25, to: 2021-12-21}"))
    period = read_case(file).period
    assert period is not None
    assert (period.start, period.end) == ("2019-03-25", "2021-12-21")


def test_words_that_other_yaml_readers_change_stay_words(case_with: Write) -> None:
    case = read_case(case_with(("Exampleville", "no"), ("Look-ups", "12:30:45")))
    assert (case.title, case.system) == ("no", "12:30:45")


def test_a_byte_order_mark_is_no_part_of_the_case(case_with: Write) -> None:
    file = case_with()
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_case(file).title == "Exampleville"


def test_utc_is_accepted_as_a_zone(case_with: Write) -> None:
    file = case_with(("time_zone: America/Argentina/Buenos_Aires", "time_zone: UTC"))
    assert read_case(file).time_zone == "UTC"


def test_rows_in_the_case_may_leave_out_what_is_not_required(case_with: Write) -> None:
    rows = "rows: [{purpose: A, basis: lawful, document: Law}, {purpose: B, basis: lawful}]"
    source = f"  purposes:\n    record: purposes\n    {rows}\naudits:"
    assert len(read_case(case_with(("audits:", source))).sources["purposes"].rows or ()) == 2


def test_a_question_mark_among_the_texts_of_the_file_is_no_placeholder(
    case_with: Write,
) -> None:
    file = case_with(
        ("    columns:", '    reading: {missing: ["", "?"]}\n    columns:'),
        (
            "sources: {queries: log}",
            'sources: {queries: log}\n    options: {vague_reasons: ["?"]}',
        ),
    )
    assert read_case(file).sources["log"].reading.missing == ("", "?")


def test_a_day_that_counts_from_its_start_needs_no_format(case_with: Write) -> None:
    file = case_with(('format: "%d/%m/%Y %H:%M:%S"', "day: start"))
    assert read_case(file).title == "Exampleville"


def test_a_file_in_a_folder_beside_the_case_is_found(case_with: Write, tmp_path: Path) -> None:
    (tmp_path / "datos").mkdir()
    (tmp_path / "datos" / "log [1].csv").write_text("", encoding="utf-8")
    file = case_with(("file: log.csv", "file: datos/log [1].csv"))
    assert read_case(file).sources["log"].file == "datos/log [1].csv"


def test_the_data_is_never_opened(case_with: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file, opened, really_open = case_with(), [], io.open

    def watched(name: Path, *rest: Any, **more: Any) -> Any:
        opened.append(Path(name).name)
        return really_open(name, *rest, **more)

    monkeypatch.setattr(io, "open", watched)
    read_case(file)
    assert "case.yaml" in opened
    assert "log.csv" not in opened


def test_a_link_that_leads_out_of_the_folder_is_refused(
    case_with: Write, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "log.csv"
    outside.write_text("", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(outside)
    assert refusal(case_with(("file: log.csv", "file: link.csv"))) == (
        "case.yaml, sources.log.file: the path leads out of the case file's folder. Put a copy "
        "of the file beside the case file, and no link or `..`."
    )


def test_a_linked_folder_that_leads_out_is_refused(
    case_with: Write, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "log.csv").write_text("", encoding="utf-8")
    (tmp_path / "datos").symlink_to(outside)
    assert "leads out of" in refusal(case_with(("file: log.csv", "file: datos/log.csv")))


def test_a_loop_of_links_is_no_file(case_with: Write, tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert 'there is no file "a.csv"' in refusal(case_with(("file: log.csv", "file: a.csv")))


def test_a_pipe_is_refused_and_never_waited_for(case_with: Write, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(case_with(("file: log.csv", "file: pipe.csv"))) == (
        'case.yaml, sources.log.file: "pipe.csv" is not an ordinary file. Name one file, not a '
        "folder or a device."
    )


def test_a_case_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml").endswith(
        "none.yaml: there is no such file. Give the path of a case file; `veedor draft FOLDER` "
        "writes a first one."
    )


def test_a_folder_is_no_case_file(tmp_path: Path) -> None:
    assert "this is not an ordinary file. Give the path" in refusal(tmp_path)


def test_a_path_that_no_system_takes_is_refused() -> None:
    assert refusal(Path("case\0.yaml")) == (
        "case\\x00.yaml: there is no such file. Give the path of a case file; `veedor draft "
        "FOLDER` writes a first one."
    )


def test_a_case_file_of_more_than_a_million_bytes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(b"#" * 1_000_001)
    assert refusal(file) == (
        "case.yaml: a case file holds at most 1,000,000 bytes, and this one holds more. Put "
        "long tables in a file of their own and name it with `file`."
    )


def test_what_a_terminal_would_obey_is_shown_and_not_sent(case_with: Write) -> None:
    told = refusal(case_with(("title: Ex", '"\\e[2Jtitle": Ex')))
    assert "\x1b" not in told
    assert "\\x1b[2Jtitle" in told


def test_the_cells_of_a_row_never_reach_a_message(case_with: Write) -> None:
    rows = "rows: [{query_id: {dni: 30111222}, made_at: '2024-01-01 10:00:00'}]"
    assert "30111222" not in refusal(case_with(("file: log.csv", rows)))


def test_every_place_of_the_list_is_accepted_and_no_offset_of_it_is() -> None:
    places = {zone for zone in zones() if zone_problem(zone, place="time_zone") is None}
    named = {zone for zone in zones() if "/" in zone and not zone.startswith("Etc/")}
    assert named <= places
    assert not {zone for zone in places if any(letter.isdigit() for letter in zone)}
    assert {"UTC"} < {zone for zone in places if zone.isupper()}


def test_both_languages_of_every_message_take_the_same_facts() -> None:
    def facts(*texts: str) -> set[str]:
        return {
            name.removesuffix("_en").removesuffix("_es")
            for text in texts
            for _, name, _, _ in Formatter().parse(text)
            if name is not None
        }

    every = [each for each in vars(messages).values() if isinstance(each, Message)]
    assert len({each.id for each in every}) == len(every) > 40
    for each in every:
        assert facts(each.en, each.fix_en) == facts(each.es, each.fix_es), each.id


def read_or_refuse(held: bytes, folder: Path) -> None:
    file = folder / "case.yaml"
    file.write_bytes(held)
    try:
        told = [read_case(file).title]
    except CaseError as problem:
        told = [problem.told("en"), problem.told("es")]
        assert all(text.isprintable() for text in told)
    assert all(told)


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, held: bytes
) -> None:
    read_or_refuse(held, tmp_path_factory.getbasetemp())


@given(st.text(alphabet="ab:-?!&*[]{}'\"|>#%@`,\n\t 01.\\~<=", max_size=200))
@settings(max_examples=100)
def test_any_marks_of_yaml_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    read_or_refuse(text.encode(), tmp_path_factory.getbasetemp())


@given(st.data())
@settings(max_examples=100)
def test_a_spoilt_case_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(CASE)))
    length = data.draw(st.integers(0, 30))
    put = data.draw(st.text(max_size=12).map(lambda text: text.encode("utf-8", "ignore")))
    held = CASE.encode()
    read_or_refuse(held[:start] + put + held[start + length :], tmp_path_factory.getbasetemp())


SHAPES = (Case, Source, Reading, From, Period, Request)
KEYS = st.sampled_from(
    [field.encode_name for shape in SHAPES for field in msgspec.structs.fields(shape)]
    + ["log", "queries", "made_at", "query_id", "x", "?"]
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["UTC", "queries", "?", "log.csv", "%Y", "2024-01-01", "start", "access", ""]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=10),
)
TREES: st.SearchStrategy[Any] = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=30,
)


@given(st.dictionaries(KEYS, TREES, max_size=10))
@settings(max_examples=100)
def test_any_structure_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any]
) -> None:
    case = YAML(typ="safe", pure=True).load(CASE) | changes
    folder = tmp_path_factory.getbasetemp()
    file = folder / "written.yaml"
    YAML(typ="safe", pure=True).dump(case, file)
    read_or_refuse(file.read_bytes(), folder)
