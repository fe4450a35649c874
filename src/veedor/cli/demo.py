"""``veedor demo``: a whole audit, on made-up records of a real case."""

from pathlib import Path

import click

from veedor.cli.casework import Wanted, carry_out
from veedor.cli.messages import NOT_A_DEMO
from veedor.cli.next_step import say_next
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import CaseError

_OWN = ("con archivos propios,", "with files of your own,")
_MARK = "truth.json"  # what the replay writes beside its case


@click.command(
    cls=Spoken,
    help=said(
        "Make synthetic records with the published totals of the Buenos Aires case, and audit "
        "them. No person in them exists.",
        "Crea registros sintéticos con los totales publicados del caso de Buenos Aires, y los "
        "audita. Ninguna de las personas que figuran existe.",
    ),
)
@click.option(
    "--small",
    is_flag=True,
    help=said("A thousandth of the records: seconds.", "La milésima parte: segundos."),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("veedor-demo"),
    help=said(
        "Folder for the records and the report (default: veedor-demo).",
        "Carpeta de los registros y el informe (si no, veedor-demo).",
    ),
)
@language_option(of=said("Language of the report.", "Idioma del informe."))
@click.pass_context
def demo(context: click.Context, *, small: bool, out: Path, language: str | None) -> None:
    """Make synthetic records of a known case, and audit them."""
    from veedor.replay import write_replay  # noqa: PLC0415 - `veedor --help` needs none of it

    case = out / "case"
    if case.exists() and any(case.iterdir()) and not (case / _MARK).is_file():
        raise CaseError(NOT_A_DEMO, where=str(case))
    tongue = language or tongue_in(context)
    making = "Creando registros sintéticos" if tongue == "es" else "Making synthetic records"
    click.echo(f"{making}: {case}")
    case_file = write_replay(case, small=small)
    carry_out(case_file, Wanted(out=out / "report", language=tongue), tongue=tongue, last=False)
    folder = "CARPETA" if tongue == "es" else "FOLDER"
    say_next(tongue, "draft", folder, "-o", f"{folder}/case.yaml", before=_OWN)
