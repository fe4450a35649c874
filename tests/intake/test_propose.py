"""A proposed case: right where the files prove it, open everywhere else, and always YAML."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.core import CaseError, Glimpse, GlimpseColumn, Need
from veedor.intake import Offer, propose, read_case
from veedor.intake.document import document
from veedor.intake.match import match
from veedor.intake.remarks import _words
from veedor.intake.synonyms import file_words, records_named, synonyms
from veedor.intake.written import written
from veedor.records import RECORDS

ACCESS = Offer(
    kind="access",
    needs=(
        Need(record="queries", required=True, columns=(), en="The log.", es="La bitácora."),
        Need(record="orders", required=False, columns=(), en="The list.", es="La lista."),
    ),
)
DAYS = ("31/12/2024 10:00:00", "01/02/2024 11:00:00")
ANSWERS = {
    "time_zone": "America/Argentina/Buenos_Aires",
    "zone": "America/Argentina/Buenos_Aires",
    "format": "%d/%m/%Y %H:%M:%S",
    "day": "start",
    "kind": "access",
}


def table(file: str = "consultas.csv", **columns: tuple[str, ...]) -> Glimpse:
    return glimpsed(file, list(columns.items()))


def glimpsed(
    file: str, columns: list[tuple[str, tuple[str, ...]]], *notes: str, delimiter: str = ","
) -> Glimpse:
    return Glimpse(
        file=file,
        form="csv",
        delimiter=delimiter,
        encoding="utf-8",
        sheet=None,
        columns=tuple(GlimpseColumn(name=name, seen=seen, empty=0) for name, seen in columns),
        looked_at=2,
        notes=notes,
    )


def draft(*looks: Glimpse, language: str = "en") -> str:
    return propose(looks, "Caso 1", language=language, offers=[ACCESS])


def answered(text: str) -> str:
    """Put an answer in the place of each question mark, as a person does."""
    return re.sub(
        r'^(\s*(?:- )?"?([^":]*)"?: )"\?"',
        lambda line: f'{line[1]}"{ANSWERS.get(line[2], "decided")}"',
        text,
        flags=re.MULTILINE,
    )


def refusal(text: str, folder: Path) -> str:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        read_case(folder / "case.yaml")
    return str(refused.value)


LOG = table(id_consulta=("1", "2"), fecha_hora=DAYS, usuario=("u1",), dni=("30111222",))


def test_a_draft_is_refused_until_a_person_decides_and_read_afterwards(tmp_path: Path) -> None:
    (tmp_path / "consultas.csv").write_text("", encoding="utf-8")
    text = draft(LOG)
    assert refusal(text, tmp_path) == (
        'case.yaml, system: "?" stands for a decision that only a person can make. A person '
        "must fill this in: the system under audit."
    )
    (tmp_path / "case.yaml").write_text(answered(text), encoding="utf-8")
    case = read_case(tmp_path / "case.yaml")
    assert list(case.sources["consultas"].columns) == [
        "query_id",
        "made_at",
        "account",
        "person",
    ]
    assert case.audits[0].sources == {"queries": "consultas"}


def test_a_zone_is_never_guessed_not_even_from_a_name_that_says_utc() -> None:
    text = draft(
        table("search.csv", search_id=("1",), searched_at_utc=("2024-01-01 10:00:00",))
    )
    assert 'time_zone: "?"' in text
    assert (
        'zone: "?"  # a column\'s name says "utc": ask the agency whether that is so, then '
        "write UTC" in text
    )


def test_moments_with_their_own_offset_ask_for_no_zone() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora=("2024-01-01T10:00:00Z",)))
    assert "\n    zone:" not in text
    assert "# each moment carries its own offset" in text


def test_a_proven_order_of_day_and_month_is_filled_in_with_its_proof() -> None:
    assert (
        'format: "%d/%m/%Y %H:%M:%S"  # proven by the values seen: 31 in place 1 cannot be a '
        "month" in draft(LOG)
    )


def test_an_order_that_nothing_proves_is_left_open_with_what_fits() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora=("01/02/2024 10:00:00",)), language="es")
    assert (
        'format: "?"  # todos los valores vistos admiten cada uno de estos: %d/%m/%Y %H:%M:%S '
        "· %m/%d/%Y %H:%M:%S; pregunte al organismo" in text
    )


def test_what_another_column_of_the_file_proves_is_told_and_not_taken() -> None:
    days = {"desde": ("01/01/2024",), "hasta": ("31/12/2024",)}
    text = draft(table("ordenes.csv", dni=("1",), **days))
    assert 'format: "?"  # all values seen fit each of these: %d/%m/%Y · %m/%d/%Y' in text
    assert text.count("# in this file the column hasta proves %d/%m/%Y") == 1
    days["hasta"] = ("31.12.2024",)  # another form proves nothing of this one
    assert "proves" not in draft(table("ordenes.csv", dni=("1",), **days))


def test_year_first_needs_no_format() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora=("2024-02-01 10:00:00",)))
    assert "made_at: fecha_hora\n      # year first, in all values seen\n" in text


def test_a_day_without_a_time_asks_which_end_of_the_day_it_is() -> None:
    days = ("31/12/2024",)
    text = draft(table(id_consulta=("1",), fecha=days, hora=("10:00",)))
    assert 'day: "?"  # only a day: does it count from its start (start)' in text
    assert "# the time seems to be in another column (hora)" in text


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (("1711929600",), "whole numbers: perhaps seconds"),
        (("31/12/2024", "12/31/2024"), "no single format fits all values seen"),
        ((), "no value was seen"),
    ],
)
def test_dates_that_cannot_be_read_are_left_open(seen: tuple[str, ...], said: str) -> None:
    assert f'format: "?"  # {said}' in draft(table(id_consulta=("1",), fecha_hora=seen))


def test_texts_that_may_mean_nothing_are_asked_about() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora=(*DAYS, "NULL"), motivo=("s/d", "x")))
    assert '# some cells hold "NULL": if that means no value' in text
    assert "# some cells hold s/d: if that means no value" in text
    assert 'format: "%d/%m/%Y %H:%M:%S"' in text


def test_words_of_theirs_for_our_few_values_are_left_to_a_person(tmp_path: Path) -> None:
    columns = {"inicio": DAYS, "fin": DAYS, "estado": ("SERVICIO", "no")}
    text = draft(table("turnos.csv", legajo=("1",), **columns))
    assert 'SERVICIO: "?"\n' in text
    assert '"no": "?"\n' in text
    (tmp_path / "turnos.csv").write_text("", encoding="utf-8")
    told = refusal(answered(text).replace('"decided"\n', '"?"\n'), tmp_path)
    assert "what this value of the file means" in told


def test_a_column_that_is_not_there_is_left_open_with_its_meaning() -> None:
    text = draft(table(fecha_hora=DAYS, usuario=("u",), dni=("1",), motivo=("x",)))
    assert (
        'query_id: "?"  # no column looks like it: The log\'s own number of the look-up' in text
    )


@pytest.mark.parametrize("name", ["nro", "Nº", "N°", "Número"])
def test_a_number_that_does_not_say_of_what_is_offered_as_the_key(name: str) -> None:
    columns: dict[str, tuple[str, ...]] = {"fecha_hora": DAYS, "usuario": ("u",), name: ("1",)}
    said = f"; perhaps {name}, which only says that it is a number\n"
    assert said in draft(table("consultas.csv", **columns))
    assert "perhaps" not in draft(table("consultas.csv", **columns, num=("7",)))


def test_a_name_that_says_so_only_in_part_is_marked() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora_del_sistema=DAYS))
    assert "from: fecha_hora_del_sistema  # unsure: only part of the name says so" in text


def test_columns_without_a_place_are_listed() -> None:
    text = draft(table(id_consulta=("1",), fecha_hora=DAYS, color=("x",), talla=("y",)))
    assert "# not used: color, talla" in text


def test_a_file_of_no_known_record_is_named_with_its_columns() -> None:
    text = draft(LOG, table("flores.csv", petalo=("1",), tallo=("2",)))
    assert "# flores.csv: no record was recognised; its columns: petalo, tallo" in text


def test_a_file_that_could_not_be_looked_at_is_named_with_the_reason() -> None:
    text = draft(LOG, glimpsed("carta.pdf", [], "not a table"), language="es")
    assert "# carta.pdf: queda afuera (no es una tabla)" in text


def test_raw_document_numbers_never_reach_a_draft() -> None:
    assert "30111222" not in draft(LOG)


def test_several_files_of_one_record_are_taken_together_and_said_to_be(tmp_path: Path) -> None:
    for name in ("consultas.csv", "consultas.tsv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    text = draft(LOG, table("consultas.tsv", id_consulta=("3",), fecha_hora=DAYS))
    assert "      queries: [consultas, consultas_2]  # The log.\n" in text
    assert "# several files, taken together as one record: leave out what does not" in text
    (tmp_path / "case.yaml").write_text(answered(text), encoding="utf-8")
    audit = read_case(tmp_path / "case.yaml").audits[0]
    assert audit.named("queries") == ("consultas", "consultas_2")


def test_without_a_log_no_kind_of_audit_is_proposed() -> None:
    text = draft(table("flores.csv", petalo=("1",)))
    assert "sources: {}" in text
    assert '  - kind: "?"  # no kind of audit can be made of these records alone' in text


def test_a_kind_that_can_do_without_each_record_is_not_proposed_without_any() -> None:
    need = msgspec.structs.replace(ACCESS.needs[0], required=False)
    offer = msgspec.structs.replace(ACCESS, needs=(need,))
    for look, kind in ((LOG, "access"), (table("flores.csv", petalo=("1",)), "?")):
        text = propose([look], "Caso 1", language="en", offers=[offer])
        assert f"  - kind: {written(kind)}" in text
        assert text.count("- kind: ") == 1


def test_versions_of_a_list_stand_in_for_its_orders() -> None:
    versions = table("padron.csv", fecha_version=DAYS, dni=("1",))
    assert "      orders: padron  # The list." in draft(LOG, versions)


@pytest.mark.parametrize(
    ("file", "columns", "record"),
    [
        ("log.csv", "search_id searched_at_utc user_name license_plate reason", "queries"),
        ("x.csv", "NroConsulta FechaHora Usuario Documento Expediente", "queries"),
        ("x.csv", "legajo jerarquia dependencia fecha_alta fecha_baja", "accounts"),
        ("x.csv", "nro_orden dni tipo_medida vigencia_desde vigencia_hasta", "orders"),
        ("x.csv", "fecha_version dni tipo", "list_versions"),
        ("x.csv", "legajo ingreso egreso novedad", "shifts"),
        ("x.csv", "finalidad base_legal norma", "purposes"),
        ("x.csv", "rule first_from first_to then_from then_to", "shift_rules"),
        (
            "x.csv",
            "nro_cambio fecha_hora parametro valor_anterior valor_nuevo motivo",
            "changes",
        ),
        ("x.csv", "fecha_conteo sistema uso consultas coincidencias", "hit_counts"),
    ],
)
def test_the_most_likely_record_is_found_by_its_columns(
    file: str, columns: str, record: str
) -> None:
    found = match(glimpsed(file, [(name, ()) for name in columns.split()]))
    assert found is not None
    assert found.record.name == record


def test_both_languages_say_the_same_things() -> None:
    english, spanish = _words("en"), _words("es")
    for family in ("remarks", "notes"):
        assert set(english[family]) == set(spanish[family])


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS)
def test_any_text_written_is_read_back_as_a_value_and_as_a_key(text: str) -> None:
    assert document(f"a: {written(text)}", file="x") == {"a": text}
    assert document(f"{written(text)}: a", file="x") == {text: "a"}


@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS, TEXTS, st.sampled_from(["es", "en"]))
@settings(max_examples=200)
def test_any_names_of_columns_files_and_folders_give_a_draft_that_is_yaml(
    names: list[str], file: str, folder: str, language: str
) -> None:
    log = [("id_consulta", ("1",)), ("fecha_hora", DAYS)]
    looks = [glimpsed(file + ".csv", [*log, *((name, ("x",)) for name in names)])]
    tree = document(propose(looks, folder, language=language, offers=[ACCESS]), file="x")
    assert isinstance(tree, dict)
    (source,) = tree["sources"].values()
    assert source["file"] == file + ".csv"
    assert tree["title"].strip() in {folder.strip(), "?"}


@given(st.text(alphabet="\"'#:{}[]&*!|>%@`,?- \n\t\\ñ\x00\x85\u2028\U0001f600", max_size=12))
@settings(max_examples=200)
def test_a_mapped_name_with_any_marks_in_it_round_trips(marks: str) -> None:
    name = f"{marks}id{marks.replace('ñ', '')}consulta"
    text = draft(glimpsed("consultas.csv", [(name, ("1",)), ("fecha_hora", DAYS)]))
    tree = document(text, file="x")
    assert isinstance(tree, dict)
    columns = tree["sources"]["consultas"]["columns"]
    assert columns["query_id"] in {name, "?"}


def test_every_record_and_column_has_names_to_be_known_by() -> None:
    assert records_named() == set(RECORDS)
    for name, record in RECORDS.items():
        assert file_words(name)
        assert set(synonyms(name)) == {column.name for column in record.columns}
        assert all(synonyms(name).values())


AT = ("01/03/2024", "29/02/2024")


def test_what_yes_and_no_mean_is_asked_and_true_and_false_are_not() -> None:
    for seen, asked in ((("si", "no"), True), (("TRUE", "false"), False)):
        text = draft(
            glimpsed(
                "pedidos.csv",
                [("nro_pedido", ("1",)), ("fundada", seen), ("fecha_recepcion", AT)],
            )
        )
        assert ("one of true, false" in text) == asked
        assert ('si: "?"' in text) == asked


def test_a_list_of_wanted_persons_is_one_and_not_a_record_of_what_was_kept() -> None:
    columns = [
        *[("nro", ("1", "2")), ("dni", ("27.001.111",)), ("nacimiento", ("12/03/1979",))],
        *[("orden", ("O-1",)), ("clase", ("CAPTURA",)), ("alta", ("20/03/2024",))],
        ("baja", ("15/03/2024",)),
    ]
    assert "record: watchlist" in draft(glimpsed("lista_buscados.csv", columns))
    kept = [("nro", ("1",)), ("clase", ("recording",)), ("alta", AT), ("borrado", AT)]
    assert "record: lives" in draft(glimpsed("grabaciones.csv", kept))
