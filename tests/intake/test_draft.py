"""A draft of a whole folder: what is looked at, and what is left alone."""

from pathlib import Path

import pytest

from veedor.core import CaseError
from veedor.draft import MOST, draft
from veedor.intake.document import document

LOG = "id_consulta,fecha_hora,dni\n1,31/12/2024 10:00:00,30111222\n"


def write(folder: Path, name: str, text: str = LOG) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def refusal(folder: Path, language: str) -> str:
    with pytest.raises(CaseError) as refused:
        draft(folder)
    return refused.value.told(language)


def test_every_file_is_looked_at_and_named_by_its_path_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "2024/enero/consultas.csv")
    write(tmp_path, "carta.md", "Estimado señor\n")
    text = draft(tmp_path)
    assert '    file: "2024/enero/consultas.csv"\n' in text
    assert "# carta.md: queda afuera (no es una tabla)" in text
    assert "30111222" not in text


def test_a_case_above_the_folder_names_its_files_from_there(tmp_path: Path) -> None:
    write(tmp_path, "datos/consultas.csv")
    assert "    file: datos/consultas.csv\n" in draft(tmp_path / "datos", beside=tmp_path)


def test_hidden_files_and_case_files_are_no_evidence(tmp_path: Path) -> None:
    write(tmp_path, "consultas.csv")
    for name in (".secret.csv", ".git/log.csv", "case.yaml", "case.yml"):
        write(tmp_path, name)
    text = draft(tmp_path)
    assert text.count("file: ") == 1
    assert "secret" not in text


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "consultas.csv")
    (tmp_path / "link.csv").symlink_to(tmp_path / "consultas.csv")
    assert "# link.csv: left out (a link or a device)" in draft(tmp_path, "en")


def test_the_kinds_of_audit_that_fit_are_proposed(tmp_path: Path) -> None:
    write(tmp_path, "consultas.csv")
    tree = document(draft(tmp_path), file="x")
    assert isinstance(tree, dict)
    assert [audit["kind"] for audit in tree["audits"]] == ["access", "integrity"]


def test_past_the_first_hundred_files_the_draft_says_so(tmp_path: Path) -> None:
    for number in range(MOST + 1):
        write(tmp_path, f"{number:03d}.csv", "x\n1\n")
    text = draft(tmp_path, "en")
    assert text.endswith("# only the first 100 files, by name, were looked at\n")
    assert "099.csv" in text
    assert "100.csv" not in text


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none", "en").endswith(
        "none: there is no such folder. Give the folder that holds the files to audit."
    )
    assert refusal(tmp_path / "none", "es").endswith(
        "none: esa carpeta no existe. Indique la carpeta que contiene los archivos por auditar."
    )


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "en").endswith(
        ": the folder holds no file. Put the files to audit in it."
    )
    assert refusal(tmp_path, "es").endswith(
        ": la carpeta no contiene archivos. Ponga en ella los archivos por auditar."
    )


@pytest.mark.parametrize(
    ("number", "marks"), [("30.111.222", '"."'), ("F-3011 1222", '" -"'), ("30111222", None)]
)
def test_points_in_the_numbers_of_persons_are_told(
    tmp_path: Path, number: str, marks: str | None
) -> None:
    write(tmp_path, "consultas.csv", LOG.replace("30111222", number))
    text = draft(tmp_path, "en")
    assert ("persons are joined as they are written" in text) == (marks is not None)
    assert marks is None or f"add remove: {marks}" in text
    assert number not in text
