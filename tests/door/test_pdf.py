"""``veedor pdf``, ``veedor audit --pdf`` and ``--open`` as a person runs them."""

import webbrowser
from pathlib import Path

import pytest

from tests.door.conftest import Veedor
from veedor import audits
from veedor.cli import main
from veedor.report.typeset import to_pdf

EXAMPLE = Path(audits.__path__[0]) / "retention" / "example"
RECORD = EXAMPLE / "report.json"


def test_a_report_is_written_on_paper_once_and_in_the_language_asked_for(
    veedor: Veedor, tmp_path: Path
) -> None:
    written = veedor("pdf", RECORD, "-o", "informe.pdf", "--lang", "en")
    assert (written.returncode, written.stderr) == (0, "")
    assert written.stdout == "PDF: informe.pdf\n"
    paper = (tmp_path / "informe.pdf").read_bytes()
    assert paper == to_pdf(RECORD.read_bytes(), "en")
    again = veedor("pdf", RECORD, "-o", "informe.pdf")
    assert (again.returncode, again.stdout) == (2, "")
    assert "there is already a file here" in again.stderr
    assert (tmp_path / "informe.pdf").read_bytes() == paper


def test_it_stands_beside_its_record_where_no_place_is_named(
    veedor: Veedor, tmp_path: Path
) -> None:
    (tmp_path / "report.json").write_bytes(RECORD.read_bytes())
    assert veedor("pdf", "report.json").stdout == "PDF: report.pdf\n"


def test_another_ending_is_refused_before_the_audit(veedor: Veedor) -> None:
    ran = veedor("pdf", "no-such-case.yaml", "-o", "informe.docx", "--lang", "es")
    assert ran.returncode == 2
    assert ran.stderr == (
        "veedor: informe.docx: el informe en papel se escribe como .pdf. "
        "Dele al archivo esa terminación.\n"
    )


def test_what_is_no_report_is_refused(veedor: Veedor, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    ran = veedor("pdf", "other.json")
    assert ran.returncode == 5
    assert not (tmp_path / "other.pdf").exists()


def test_an_audit_is_published_on_paper_too_and_again_in_its_place(
    veedor: Veedor, tmp_path: Path
) -> None:
    asked = ("audit", EXAMPLE / "case.yaml", "-o", "out", "--pdf", "--threads", "1")
    told = veedor(*asked)
    assert (told.returncode, told.stderr) == (0, "")
    assert "PDF: out/report.pdf" in told.stdout.splitlines()
    out = tmp_path / "out"
    language = "es" if "Informe:" in told.stdout else "en"
    record = (out / "report.json").read_bytes()
    assert (out / "report.pdf").read_bytes() == to_pdf(record, language)
    assert veedor(*asked[:4]).returncode == 0
    assert not (out / "report.pdf").exists()


@pytest.mark.parametrize("opens", [True, False, None])
def test_the_page_is_opened_or_its_address_is_told(
    opens: bool | None,  # noqa: FBT001 - what the browser answers
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    asked: list[str] = []

    def browser(address: str) -> bool:
        asked.append(address)
        if opens is None:
            raise webbrowser.Error("none here")
        return opens

    monkeypatch.setattr(webbrowser, "open", browser)
    out = tmp_path / "a report"
    main(
        ["audit", str(EXAMPLE / "case.yaml"), "-o", str(out), "--quiet", "--open"],
        standalone_mode=False,
    )
    address = (out / "index.html").as_uri()
    assert asked == [address]
    told = capsys.readouterr().err
    assert told == ("" if opens else f"No browser could be opened; the page is at {address}\n")
