"""``veedor diff``: what differs between two reports."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.tongue import Spoken, language_option, on_one_line, said, tongue_in

if TYPE_CHECKING:
    from veedor.core import Report

DIFFERENT = 1


@click.command(
    cls=Spoken,
    help=said(
        "Say what differs between two reports: sources, options, results, numbers, pictures, "
        "rules. A and B are each a report.json, a folder of `veedor audit` or a bundle.\n\n"
        "Exit codes: 0 they say the same; 1 they differ.",
        "Dice en qué difieren dos informes: fuentes, opciones, resultados, números, figuras, "
        "reglas. A y B son cada uno un report.json, una carpeta de `veedor audit` o un "
        "legajo.\n\nCódigos de salida: 0 dicen lo mismo; 1 difieren.",
    ),
)
@click.argument("first", metavar="A", type=click.Path(path_type=Path))
@click.argument("second", metavar="B", type=click.Path(path_type=Path))
@language_option()
@click.pass_context
def diff(context: click.Context, first: Path, second: Path, language: str | None) -> None:
    """Say what differs between two reports."""
    from veedor.report import compare, tell_apart  # noqa: PLC0415 - loads when used

    tongue = language or tongue_in(context)
    differences = compare(*_alike(_report(first), _report(second)))
    for line in tell_apart(differences, tongue):
        click.echo(on_one_line(line))
    if not differences:
        click.echo("Dicen lo mismo." if tongue == "es" else "They say the same.")
        return
    sys.exit(DIFFERENT)


def _alike(one: "Report", other: "Report") -> "tuple[Report, Report]":
    """Hold a public version against the public version of the other."""
    from msgspec import UNSET  # noqa: PLC0415

    if (one.withheld is UNSET) == (other.withheld is UNSET):
        return one, other
    from veedor.run.public import public_of  # noqa: PLC0415

    return public_of(one), public_of(other)


def _report(place: Path) -> "Report":
    from veedor.report import read_record  # noqa: PLC0415
    from veedor.seal import report_in  # noqa: PLC0415

    return read_record(report_in(place))
