"""``veedor draft`` and ``veedor demo`` as a person runs them."""

from pathlib import Path

import pytest

from tests.door.conftest import Veedor

LOG = "id_consulta,fecha_hora,dni\n1,31/12/2024 10:00:00,30111222\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder that holds one log."""
    (tmp_path / "datos").mkdir()
    (tmp_path / "datos" / "consultas.csv").write_text(LOG, encoding="utf-8")
    return tmp_path / "datos"


def test_a_draft_goes_to_standard_output_or_to_a_file(veedor: Veedor, folder: Path) -> None:
    shown = veedor("draft", "datos", "--lang", "es")
    written = veedor("draft", "datos", "-o", "datos/case.yaml", "--lang", "es")
    assert shown.stdout == (folder / "case.yaml").read_text(encoding="utf-8")
    assert shown.stdout.startswith("# Un primer borrador.")
    assert written.stdout == (
        "Borrador: datos/case.yaml (4 decisiones por tomar)\n"
        'Próximo paso: reemplace cada "?"; veedor audit datos/case.yaml\n'
    )
    assert (shown.returncode, written.returncode) == (0, 0)
    english = veedor("draft", "datos", "-o", "datos/english.yaml")
    assert english.stdout == (
        "Draft: datos/english.yaml (4 decisions to make)\n"
        'Next: replace each "?"; veedor audit datos/english.yaml\n'
    )


def test_a_draft_above_its_folder_names_the_files_from_there(
    veedor: Veedor, folder: Path
) -> None:
    assert veedor("draft", "datos", "-o", "case.yaml").returncode == 0
    assert "file: datos/consultas.csv" in (folder.parent / "case.yaml").read_text("utf-8")
    refused = veedor("audit", "case.yaml")
    assert refused.returncode == 2
    assert "case.yaml, system:" in refused.stderr


def test_a_draft_never_replaces_a_file(veedor: Veedor, folder: Path) -> None:
    (folder / "case.yaml").write_text("mine", encoding="utf-8")
    ran = veedor("draft", "datos", "-o", "datos/case.yaml")
    assert ran.returncode == 2
    assert ran.stderr == (
        "veedor: datos/case.yaml: there is already a file here. Choose another name, or move "
        "that file away: a draft never replaces anything.\n"
    )
    assert (folder / "case.yaml").read_text(encoding="utf-8") == "mine"


def test_a_draft_where_it_could_not_name_the_files_is_refused(
    veedor: Veedor, folder: Path
) -> None:
    (folder.parent / "other").mkdir()
    ran = veedor("draft", "datos", "-o", "other/case.yaml", "--lang", "es")
    assert ran.returncode == 2
    assert ran.stderr == (
        "veedor: other/case.yaml: un archivo de caso aquí no podría nombrar los archivos de "
        "datos. Escríbalo en esa carpeta, o en una que la contenga.\n"
    )


def test_a_folder_that_is_not_there_is_refused(veedor: Veedor) -> None:
    ran = veedor("draft", "none")
    assert ran.returncode == 2
    assert ran.stderr == (
        "veedor: none: there is no such folder. Give the folder that holds the files "
        "to audit.\nNext: veedor new FOLDER --template uiaas\n"
    )


def test_the_small_demonstration_runs_twice_in_one_place(
    veedor: Veedor, tmp_path: Path
) -> None:
    first = veedor("demo", "--small", "--out", "demo")
    record = (tmp_path / "demo" / "report" / "report.json").read_bytes()
    again = veedor("demo", "--small", "--out", "demo", "--lang", "es")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Making synthetic records: demo/case\n• ")
    assert "Report: demo/report/index.html\n" in first.stdout
    assert (again.returncode, again.stderr) == (0, "")
    assert "Informe: demo/report/index.html\n" in again.stdout
    assert (tmp_path / "demo" / "report" / "report.json").read_bytes() == record


def test_a_demonstration_never_writes_over_something_else(
    veedor: Veedor, tmp_path: Path
) -> None:
    (tmp_path / "demo" / "case").mkdir(parents=True)
    (tmp_path / "demo" / "case" / "case.yaml").write_text("mine", encoding="utf-8")
    ran = veedor("demo", "--small", "--out", "demo")
    assert ran.returncode == 2
    assert ran.stderr == (
        "veedor: demo/case: this folder holds something else than an earlier demonstration. "
        "Name another folder with --out: a demonstration never replaces anything else.\n"
    )
    assert (tmp_path / "demo" / "case" / "case.yaml").read_text("utf-8") == "mine"
