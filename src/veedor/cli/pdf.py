"""``veedor pdf``: a report on paper, with its digest on every sheet."""

from pathlib import Path

import click

from veedor.cli.lettered import put_bytes, record_of
from veedor.cli.messages import NOT_A_PDF, TAKEN
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError


@click.command(
    cls=Spoken,
    help=said(
        "Write the whole report as a PDF to file or to print: archival (PDF/A), read aloud by "
        "screen readers, and with the digest of report.json on every sheet.\n\nREPORT is the "
        "report.json of an audit, or a case file, which is audited first.",
        "Escribe el informe entero como PDF, para presentar o imprimir: apto para archivo "
        "(PDF/A), legible por lectores de pantalla y con la huella de report.json en cada "
        "hoja.\n\nREPORT es el report.json de una auditoría, o un archivo de caso, que se "
        "audita antes.",
    ),
)
@click.argument("report", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help=said(
        "File to write (default: REPORT with the ending .pdf).",
        "Archivo por escribir (si no, REPORT con la terminación .pdf).",
    ),
)
@language_option(of=said("Language of the document.", "Idioma del documento."))
@click.pass_context
def pdf(context: click.Context, report: Path, out: Path | None, language: str | None) -> None:
    """Write the whole report as a PDF."""
    from veedor.report.typeset import to_pdf  # noqa: PLC0415 - `veedor --help` needs none of it

    place = _place(out or report.with_suffix(".pdf"))
    record, of_the_case = record_of(report)
    tongue = language or of_the_case or tongue_in(context)
    put_bytes(place, to_pdf(record, tongue))
    click.echo(f"PDF: {place}")


def _place(out: Path) -> Path:
    """Refuse a place for the file before an hour of audit, not after it."""
    if out.suffix != ".pdf":
        raise CaseError(NOT_A_PDF, where=str(out))
    if out.exists():
        raise CaseError(TAKEN, where=str(out))
    return out
