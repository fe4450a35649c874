"""``veedor draft``: from a folder of files to a first case file."""

from pathlib import Path

import click

from veedor.cli.messages import NOT_ABOVE, TAKEN, UNWRITABLE
from veedor.cli.next_step import say_next_of_case
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError


@click.command(
    cls=Spoken,
    help=said(
        "Look at the files in FOLDER and write a first case file for them.\n\nWhat only a "
        'person knows is left as "?", with what to decide beside it.',
        "Mira los archivos de FOLDER y escribe un primer archivo de caso.\n\nLo que solo una "
        "persona sabe queda como «?», con lo que hay que decidir al lado.",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help=said(
        "File to write, in FOLDER or above it (default: standard output).",
        "Archivo por escribir, en FOLDER o más arriba (si no, la salida estándar).",
    ),
)
@language_option(
    of=said(
        "Language of the comments and of the case.", "Idioma de los comentarios y del caso."
    )
)
@click.pass_context
def draft(context: click.Context, folder: Path, out: Path | None, language: str | None) -> None:
    """Look at the files in a folder and write a first case file for them."""
    from veedor.draft import draft as write  # noqa: PLC0415 - `veedor --help` needs none of it

    tongue = language or tongue_in(context)
    if out is None:
        click.echo(write(folder, tongue), nl=False)
        return
    if out.exists():
        raise CaseError(TAKEN, where=str(out))
    if not folder.resolve().is_relative_to(out.parent.resolve()):
        raise CaseError(NOT_ABOVE, where=str(out), folder=str(folder))
    text = write(folder, tongue, beside=out.parent)
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        raise CaseError(UNWRITABLE, where=str(out)) from problem
    done = "Borrador" if tongue == "es" else "Draft"
    open_ = text.count(': "?"')
    left = f"{open_} decisiones por tomar" if tongue == "es" else f"{open_} decisions to make"
    click.echo(f"{done}: {out} ({left})")
    say_next_of_case(tongue, out, open_=open_)
