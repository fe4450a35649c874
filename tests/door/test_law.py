"""``veedor new``, ``veedor rules`` and ``veedor ask`` as a person runs them."""

import re
from pathlib import Path

import pytest

from tests.door.conftest import Veedor
from veedor.cli.new import TEMPLATES as OFFERED
from veedor.intake import read_case
from veedor.rules import TEMPLATES

NEW = ("new", "mine", "--template", "uiaas", "--as-of", "2026-11-29")


def test_the_door_offers_every_template() -> None:
    assert OFFERED == TEMPLATES


def test_from_an_empty_folder_to_a_letter(veedor: Veedor) -> None:
    made = veedor(*NEW, "--auditor", "Perita Ana Ejemplo", "--lang", "es")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == (
        "Caso: mine/case.yaml (0 decisiones por tomar)\n"
        "Próximo paso: veedor audit mine/case.yaml\n"
    )
    run = veedor("audit", "mine/case.yaml")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "ar: no puede determinarse 37",
        "coe-un: no puede determinarse 4",
        "audits: no puede determinarse 20",
        "Pedidos por hacer (`veedor ask`): 30",
        "Informe: report/index.html",
        "Próximo paso: veedor ask report/report.json -o carta.docx",
    ]
    from_case = veedor("ask", "mine/case.yaml")
    from_report = veedor("ask", "report/report.json")
    assert (from_case.returncode, from_case.stderr) == (0, "")
    assert from_case.stdout == from_report.stdout
    assert from_case.stdout.startswith("# Pedido de acceso a la información pública\n")
    assert len(re.findall(r"^\d+\.\d+\. ", from_case.stdout, re.MULTILINE)) == 61


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_case_leaves_open_what_only_a_person_knows(
    veedor: Veedor, tmp_path: Path, template: str
) -> None:
    made = veedor("new", "mine", "--template", template)
    text = (tmp_path / "mine" / "case.yaml").read_text("utf-8")
    open_ = text.count(': "?"')
    decide = 'replace each "?"; ' if open_ else ""
    assert made.stdout == (
        f"Case: mine/case.yaml ({open_} decisions to make)\n"
        f"Next: {decide}veedor audit mine/case.yaml\n"
    )
    ran = veedor("audit", "mine/case.yaml")
    assert ran.returncode == 2
    assert "stands for a decision that only a person can make" in ran.stderr
    (tmp_path / "mine" / "case.yaml").write_text(
        text.replace('time_zone: "?"', "time_zone: UTC").replace('"?"  #', "A name  #"), "utf-8"
    )
    case = read_case(tmp_path / "mine" / "case.yaml")
    assert case.rules is not None
    assert case.audits == ()


def test_a_new_case_replaces_nothing(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "case.yaml").write_text("mine", encoding="utf-8")
    ran = veedor(*NEW)
    assert ran.returncode == 2
    assert ran.stderr.startswith("veedor: mine/case.yaml: there is already a file here.")
    assert (tmp_path / "mine" / "case.yaml").read_text("utf-8") == "mine"


def test_a_day_that_is_none_and_a_place_that_cannot_be_written(
    veedor: Veedor, tmp_path: Path
) -> None:
    ran = veedor(*NEW[:-1], "29/11/2026")
    assert ran.returncode == 2
    assert ran.stderr == (
        'veedor: --as-of: "29/11/2026" is not a day of the calendar. Write it as 2024-01-31: '
        "year, month, day.\n"
    )
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    ran = veedor(*NEW)
    assert ran.returncode == 2
    assert "mine/case.yaml: the file cannot be written" in ran.stderr


def test_packs_rules_and_one_rule_are_shown(veedor: Veedor) -> None:
    packs = veedor("rules").stdout.splitlines()
    assert len(packs) == 8
    assert re.match(r"ar +2026-11-22 +37 +Argentina: national law", packs[0])
    pack = veedor("rules", "uk", "--lang", "es").stdout
    assert len(re.findall(r"^UK-\d\d  ", pack, re.MULTILINE)) == 14
    rule = veedor("rules", "EU-15").stdout
    assert re.search(r"^Limit +≥ 6 months$", rule, re.MULTILINE)
    assert re.search(r"^Reads +retention: logs.kept-months$", rule, re.MULTILINE)
    manual = veedor("rules", "AR-01", "--lang", "es").stdout
    assert re.search(r"^Límite +—$", manual, re.MULTILINE)
    assert re.search(
        r"^Fuente .* \[K; a confirmar contra el texto primario\]$", manual, re.MULTILINE
    )


def test_an_unknown_pack_is_refused_with_the_nearest(veedor: Veedor) -> None:
    ran = veedor("rules", "AR-3")
    assert ran.returncode == 2
    assert ran.stderr.startswith(
        'veedor: rules: there is no pack and no rule called "AR-3". The nearest first: AR-3'
    )


def test_a_letter_is_written_for_word_and_for_a_judge(veedor: Veedor, tmp_path: Path) -> None:
    veedor(*NEW, "--auditor", "A", "--lang", "es")
    veedor("audit", "mine/case.yaml", "--quiet")
    word = veedor("ask", "report/report.json", "-o", "carta.docx")
    assert word.returncode == 0
    assert word.stdout == (
        "Carta: carta.docx (61 puntos)\n"
        "Próximo paso: sume al caso lo que le respondan; veedor audit CASO\n"
    )
    assert (tmp_path / "carta.docx").read_bytes()[:2] == b"PK"
    court = veedor("ask", "report/report.json", "--form", "court", "--lang", "en", "-o", "c.md")
    assert court.stdout.startswith("Letter: c.md (61 items)\nNext: ")
    text = (tmp_path / "c.md").read_text("utf-8")
    assert text.startswith("# Application for orders to produce records\n")


def test_a_letter_replaces_nothing_and_goes_to_a_known_form(
    veedor: Veedor, tmp_path: Path
) -> None:
    veedor(*NEW, "--auditor", "A")
    (tmp_path / "there.md").write_text("mine", encoding="utf-8")
    for out, said in (
        ("there.md", "there.md: there is already a file here."),
        ("letter.pdf", "letter.pdf: a letter is written as .md or as .docx."),
        ("no/folder.md", "no/folder.md: the file cannot be written."),
    ):
        ran = veedor("ask", "mine/case.yaml", "-o", out)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith(f"veedor: {said}")
    assert (tmp_path / "there.md").read_text("utf-8") == "mine"


def test_what_is_no_report_is_refused(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    ran = veedor("ask", "other.json")
    assert ran.returncode == 5
    assert "these bytes are not a Veedor report" in ran.stderr
    ran = veedor("ask", "none.json")
    assert ran.returncode == 2
    assert ran.stderr.startswith("veedor: none.json: ")
    assert "Traceback" not in ran.stderr
