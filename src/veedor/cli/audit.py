"""``veedor audit``: from a case file to a report."""

import re
from pathlib import Path

import click
import msgspec

from veedor.cli.casework import Wanted, carry_out
from veedor.cli.tongue import Spoken, language_option, said, tongue_in

_MEMORY = r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B"
_VERDICTS = ("supported", "contradicted", "inconclusive", "not assessable")


def _memory(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not re.fullmatch(_MEMORY, value, re.IGNORECASE):
        raise click.BadParameter(said("write it like 1GB", "escríbala así: 1GB"))
    return value


@click.command(
    cls=Spoken,
    help=said(
        "Run every audit that CASE asks for and publish the report.\n\nExit codes: 0 done, "
        "whatever was found (see --fail-on); 2 the case file is wrong; 3 the data is not what "
        "the audit needs; 4 an audit cannot answer; 5 the report cannot be written.",
        "Corre todas las auditorías que pide CASE y publica el informe.\n\nCódigos de salida: "
        "0 terminada, se haya hallado lo que se haya hallado (vea --fail-on); 2 el archivo de "
        "caso está mal; 3 los datos no son los que la auditoría necesita; 4 una auditoría no "
        "puede responder; 5 el informe no se puede escribir.",
    ),
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report"),
    help=said(
        "Folder for the report (default: report).", "Carpeta del informe (si no, report)."
    ),
)
@click.option(
    "--annex",
    type=click.Path(path_type=Path),
    help=said(
        "Private folder for results on single accounts (default: OUT.annex).",
        "Carpeta reservada para resultados de cuentas individuales (si no, OUT.annex).",
    ),
)
@language_option(
    of=said(
        "Language of the report (default: the case's).",
        "Idioma del informe (si no, el del caso).",
    )
)
@click.option(
    "--pdf",
    is_flag=True,
    help=said(
        "Publish the report on paper too, as report.pdf.",
        "Publicar también el informe en papel, como report.pdf.",
    ),
)
@click.option(
    "--open",
    "opened",
    is_flag=True,
    help=said(
        "Open the report in the browser when it is done.",
        "Abrir el informe en el navegador al terminar.",
    ),
)
@click.option(
    "--engine",
    type=click.Choice(["duck", "spark"]),
    default="duck",
    help=said("What counts the rows (default: duck).", "Qué cuenta las filas (si no, duck)."),
)
@click.option(
    "--master",
    metavar="URL",
    help=said(
        "Who hands out Spark's work: local-cluster[WORKERS,CORES,MiB], spark://HOST:PORT, yarn "
        "or k8s://HOST:PORT (default: one process here).",
        "Quién reparte el trabajo de Spark: local-cluster[OBREROS,NÚCLEOS,MiB], "
        "spark://HOST:PUERTO, yarn o k8s://HOST:PUERTO (si no, un solo proceso aquí).",
    ),
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    metavar="N",
    help=said("Processors to use (default: all).", "Procesadores por usar (si no, todos)."),
)
@click.option(
    "--memory",
    default="1GB",
    callback=_memory,
    metavar="1GB",
    help=said("Memory to use (default: 1GB).", "Memoria por usar (si no, 1GB)."),
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help=said(
        "Folder for the work copies, removed afterwards (default: the system's temporary one).",
        "Carpeta de las copias de trabajo, que luego se borran (si no, la temporal).",
    ),
)
@click.option(
    "--resume",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIRECTORY",
    help=said(
        "Private folder that keeps what was admitted if the run is stopped: the same command "
        "goes on from there. Removed at the end.",
        "Carpeta reservada que conserva lo admitido si la corrida se interrumpe: la misma "
        "orden sigue desde allí. Al final se borra.",
    ),
)
@click.option(
    "--quiet", is_flag=True, help=said("Say nothing but errors.", "Solo decir errores.")
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=said(
        "Write report.json to standard output, and publish nothing.",
        "Escribir report.json en la salida estándar, sin publicar nada.",
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice(_VERDICTS),
    help=said(
        "Exit with 1 where a finding's verdict is this one.",
        "Salir con 1 si el resultado de algún hallazgo es este.",
    ),
)
@click.pass_context
def audit(context: click.Context, /, case: Path, **asked: object) -> None:
    """Run every audit that a case asks for and publish the report."""
    carry_out(case, msgspec.convert(asked, Wanted), tongue=tongue_in(context))
