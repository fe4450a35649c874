"""``veedor ask``: the questions that a report leaves open, as a letter."""

from pathlib import Path

import click

from veedor.cli.lettered import check_place, put, record_of
from veedor.cli.next_step import say_next
from veedor.cli.tongue import Spoken, language_option, said, tongue_in

_ANSWERED = (
    "sume al caso lo que le respondan;",
    "add what is answered to the case;",
)


@click.command(
    cls=Spoken,
    help=said(
        "Write what to ask for next as a letter: each record once, with the rules that it "
        "would settle.\n\nCASE is a case file, which is audited first, or the report.json of "
        "an audit.",
        "Escribe como carta lo que hay que pedir: cada registro una vez, con las reglas que "
        "permitiría determinar.\n\nCASE es un archivo de caso, que se audita antes, o el "
        "report.json de una auditoría.",
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
@click.option(
    "--form",
    type=click.Choice(["foi", "court"]),
    default="foi",
    help=said(
        "foi: a request to the agency (default); court: an application to a judge.",
        "foi: pedido al organismo (si no se indica otra); court: escrito para el juez.",
    ),
)
@language_option(of=said("Language of the letter.", "Idioma de la carta."))
@click.pass_context
def ask(
    context: click.Context, case: Path, out: Path | None, form: str, language: str | None
) -> None:
    """Write what to ask for next as a letter."""
    from veedor.report import letter  # noqa: PLC0415 - `veedor --help` needs none of it

    check_place(out)
    record, of_the_case = record_of(case)
    tongue = language or of_the_case or tongue_in(context)
    written = letter.to_letter(record, tongue, "court" if form == "court" else "foi")
    if out is None:
        click.echo(letter.to_markdown(written), nl=False)
        return
    put(out, written)
    items = sum(len(section.items) for section in written.sections)
    said_of = f"Carta: {out} ({items} puntos)", f"Letter: {out} ({items} items)"
    click.echo(said_of[tongue != "es"])
    if case.suffix == ".json":
        say_next(tongue, "audit", "CASO" if tongue == "es" else "CASE", before=_ANSWERED)
    else:
        say_next(tongue, "audit", case, before=_ANSWERED)
