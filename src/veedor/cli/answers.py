"""``veedor answers``: the numbered answers of a report, as a document."""

from pathlib import Path

import click

from veedor.cli.lettered import check_place, put, record_of
from veedor.cli.next_step import say_next
from veedor.cli.tongue import Spoken, language_option, said, tongue_in


@click.command(
    cls=Spoken,
    help=said(
        "Write the numbered answers as a document: each question of the case, the expert's "
        "words, and what the records show.\n\nCASE is a case file, which is audited first, or "
        "the report.json of an audit.",
        "Escribe las respuestas numeradas como documento: cada pregunta del caso, las palabras "
        "del perito y lo que muestran los registros.\n\nCASE es un archivo de caso, que se "
        "audita antes, o el report.json de una auditoría.",
    ),
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help=said(
        "File to write, .md or .docx (default: Markdown on standard output).",
        "Archivo por escribir, .md o .docx (si no, Markdown en la salida estándar).",
    ),
)
@language_option(of=said("Language of the document.", "Idioma del documento."))
@click.pass_context
def answers(context: click.Context, case: Path, out: Path | None, language: str | None) -> None:
    """Write the numbered answers as a document."""
    from veedor.report import letter  # noqa: PLC0415 - `veedor --help` needs none of it

    check_place(out)
    record, of_the_case = record_of(case)
    tongue = language or of_the_case or tongue_in(context)
    written = letter.to_answers(record, tongue)
    if out is None:
        click.echo(letter.to_markdown(written), nl=False)
        return
    put(out, written)
    count = len(written.sections)
    told = f"Respuestas: {out} ({count})", f"Answers: {out} ({count})"
    click.echo(told[tongue != "es"])
    named = "CASO" if tongue == "es" else "CASE"
    say_next(tongue, "bundle", named if case.suffix == ".json" else case)
