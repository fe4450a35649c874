import json

import msgspec
import pytest
import rfc8785

from veedor.core import AnnexTable, AuditError, Estimate, Report
from veedor.report import json_schema, to_annex, to_json


def with_option(report: Report, value: object) -> Report:
    audit = msgspec.structs.replace(report.audits[0], options={"deep": [{"here": value}]})
    return msgspec.structs.replace(report, audits=(audit,))


def refusal(report: Report, value: object) -> AuditError:
    with pytest.raises(AuditError) as refused:
        to_json(with_option(report, value))
    return refused.value


def test_a_report_is_canonical_json(record: bytes) -> None:
    assert record == rfc8785.dumps(json.loads(record))
    assert record.startswith(b'{"answers":[],"audits":[{"combined":[],"coverage":')


def test_the_record_holds_the_whole_report(report: Report, record: bytes) -> None:
    assert msgspec.json.decode(record, type=Report) == report


def test_the_same_report_gives_the_same_bytes(record: bytes) -> None:
    again = msgspec.json.decode(record, type=Report)
    assert to_json(again) == record


def test_infinity_is_refused_with_its_place(report: Report) -> None:
    assert str(refusal(report, float("inf"))) == (
        "report.json.audits[0].options.deep[0].here: the value inf cannot be written down"
        " exactly. Let the audit say why there is no number, in place of infinity or NaN."
    )
    assert refusal(report, float("nan")).told("es") == (
        "report.json.audits[0].options.deep[0].here: el valor nan no puede escribirse con"
        " exactitud. Haga que la auditoría diga por qué no hay cifra, en lugar de infinito o"
        " NaN."
    )


def test_a_whole_number_beyond_2_to_53_is_refused_with_its_place(report: Report) -> None:
    assert str(refusal(report, 2**53)) == (
        "report.json.audits[0].options.deep[0].here: the whole number 9007199254740992 is"
        " beyond 2^53, and JSON readers would change it. Write it as text, or use a smaller"
        " number."
    )
    assert b"9007199254740991" in to_json(with_option(report, 2**53 - 1))


def test_half_a_character_is_refused(report: Report) -> None:
    assert str(refusal(report, "a\ud800")) == (
        "report.json.audits[0].options.deep[0].here: there is a text with half a character (a"
        " lone surrogate). Correct the encoding of the text in the case file."
    )


def test_half_a_character_in_a_name_is_refused(report: Report) -> None:
    assert "half a character" in str(refusal(report, {"a\udfff": 1}))


def test_the_schema_describes_the_report() -> None:
    whole = json.loads(json_schema())
    assert set(whole["$defs"]["Report"]["properties"]) == set(Report.__struct_fields__)
    assert set(whole["$defs"]["Estimate"]["properties"]) == set(Estimate.__struct_fields__)
    assert json_schema().count(b"\n") > 100


def test_the_annex_is_canonical_json_with_its_own_schema() -> None:
    table = AnnexTable(name="t", columns=("b", "a"), rows=(("x", 1.0), (None, 2)))
    assert to_annex([table]) == (
        b'{"schema":"veedor-annex/1","tables":[{"columns":["b","a"],"name":"t",'
        b'"rows":[["x",1],[null,2]]}]}'
    )


def test_the_annex_refuses_what_json_cannot_hold() -> None:
    table = AnnexTable(name="t", columns=("a",), rows=((float("nan"),),))
    with pytest.raises(
        AuditError, match=r"annex.json.tables\[0\].rows\[0\]\[0\]: the value nan"
    ):
        to_annex([table])
