"""``veedor new``: a case to start from when nothing was handed over yet."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec import Struct

from veedor.cli.messages import NOT_A_DAY, TAKEN, UNWRITABLE
from veedor.cli.next_step import say_next_of_case
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError

if TYPE_CHECKING:
    from veedor.intake import Blank

# The rules room is not loaded for `veedor --help`; a test holds this list to its templates.
TEMPLATES = ("uiaas", "ar", "caba", "eu", "uk", "us")


class _Wanted(Struct, frozen=True, kw_only=True):
    name: str
    system: str | None = None
    auditor: str | None = None
    as_of: str | None = None
    language: str | None = None


@click.command(
    cls=Spoken,
    help=said(
        "Write a case without files in FOLDER: what it asks of the law, and what to ask for "
        "next.\n\nThen: `veedor audit FOLDER/case.yaml`, and `veedor ask FOLDER/case.yaml`.",
        "Escribe en FOLDER un caso sin archivos: qué pregunta según el derecho, y qué hay que "
        "pedir.\n\nLuego: `veedor audit FOLDER/case.yaml` y `veedor ask FOLDER/case.yaml`.",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--template",
    "name",
    type=click.Choice(TEMPLATES),
    required=True,
    help=said(
        "uiaas: the eleven functions of Resolución 710/2024; else the law of a place.",
        "uiaas: las once funciones de la Resolución 710/2024; si no, el derecho de un lugar.",
    ),
)
@click.option(
    "--system",
    metavar="TEXT",
    help=said("The system under audit.", "El sistema auditado."),
)
@click.option(
    "--auditor", metavar="TEXT", help=said("Who makes the audit.", "Quién hace la auditoría.")
)
@click.option(
    "--as-of",
    metavar="2024-01-31",
    help=said(
        "Day whose law is applied (default: today).",
        "Día cuyo derecho se aplica (si no, hoy).",
    ),
)
@language_option(of=said("Language of the case.", "Idioma del caso."))
@click.pass_context
def new(context: click.Context, /, folder: Path, **wanted: object) -> None:
    """Write a case that asks for rules and has no file yet."""
    from veedor.intake import blank_case  # noqa: PLC0415 - `veedor --help` needs none of it

    asked = msgspec.convert(wanted, _Wanted)
    tongue = asked.language or tongue_in(context)
    blank = _blank(folder, asked, tongue)
    _say(_write(folder, blank_case(blank, tongue)), tongue)


def _blank(folder: Path, asked: _Wanted, tongue: str) -> "Blank":
    from veedor.intake import Blank  # noqa: PLC0415
    from veedor.rules import template  # noqa: PLC0415

    start = template(asked.name)
    title = _title(start.unit, tongue)
    return Blank(
        title=title or folder.resolve().name or None,
        system=asked.system or title,
        auditor=asked.auditor,
        time_zone=start.time_zone,
        as_of=_day(asked.as_of),
        jurisdiction=start.jurisdiction,
        packs=start.packs,
        good_practice=start.good_practice,
        unit=start.unit,
    )


def _title(unit: str | None, tongue: str) -> str | None:
    from veedor.rules import read_unit  # noqa: PLC0415

    if unit is None:
        return None
    title = read_unit(unit).title
    return title.es if tongue == "es" else title.en


def _day(text: str | None) -> str:
    """Give the day as it was written, or today: from here on, the case file says which."""
    if text is None:
        return date.today().isoformat()  # noqa: DTZ011 - the day on the wall of whoever asks
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as problem:
        raise CaseError(NOT_A_DAY, where="--as-of", text=text) from problem


def _write(folder: Path, text: str) -> Path:
    case = folder / "case.yaml"
    if case.exists():
        raise CaseError(TAKEN, where=str(case))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with case.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        raise CaseError(UNWRITABLE, where=str(case)) from problem
    return case


def _say(case: Path, tongue: str) -> None:
    open_ = case.read_text("utf-8").count(': "?"')
    left = f"{open_} decisiones por tomar" if tongue == "es" else f"{open_} decisions to make"
    click.echo(f"{'Caso' if tongue == 'es' else 'Case'}: {case} ({left})")
    say_next_of_case(tongue, case, open_=open_)
