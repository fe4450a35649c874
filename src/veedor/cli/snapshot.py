"""``veedor snapshot``: copy, once, the tables of a live database that a case names."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.next_step import say_next
from veedor.cli.progress import watched
from veedor.cli.tongue import Spoken, language_option, said, tongue_in

if TYPE_CHECKING:
    from veedor.engine.snapshot import Taken


@click.command(
    cls=Spoken,
    help=said(
        "Copy the tables that CASE names from a live PostgreSQL database into files beside it."
        "\n\nAll are read in one read-only transaction, so they are of one moment; only the "
        "columns that the case names are read. The audit then reads the files, offline: give "
        "them an act of receipt first (`veedor receive`).",
        "Copia las tablas que CASE nombra, de una base PostgreSQL en uso, en archivos junto al "
        "caso.\n\nTodas se leen en una única transacción de solo lectura, de modo que son de "
        "un mismo momento; se leen solo las columnas que el caso nombra. Después la auditoría "
        "lee los archivos, sin conexión: antes, asiente su recepción (`veedor receive`).",
    ),
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--database",
    required=True,
    metavar="postgresql://ACCOUNT@HOST/NAME",
    help=said(
        "Address without a password: that stands in ~/.pgpass or PGPASSWORD.",
        "Dirección sin contraseña: esta va en ~/.pgpass o en PGPASSWORD.",
    ),
)
@click.option(
    "--minutes",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help=said("Time that one query may take.", "Tiempo máximo de cada consulta."),
)
@language_option()
@click.pass_context
def snapshot(
    context: click.Context, /, case: Path, database: str, minutes: int, language: str | None
) -> None:
    """Copy the tables that a case names from a live database into files beside it."""
    from veedor.run.snapshot import take_snapshot  # noqa: PLC0415 - `veedor --help` needs none

    tongue = language or tongue_in(context)
    with watched(sys.stderr, tongue, on=True) as tell:
        taken, note = take_snapshot(case, database, minutes=minutes, tell=tell)
    _say(taken, note, case.parent, spanish=tongue == "es")


def _say(taken: "Taken", note: str, folder: Path, *, spanish: bool) -> None:
    of, rows = ("de", "filas") if spanish else ("of", "rows")
    click.echo(f"{taken.server}, {taken.database}, {taken.taken_at}")
    for file in taken.files:
        table = f"{file.schema}.{file.table}"
        count = f"{file.rows:,}".replace(",", "." if spanish else ",")
        click.echo(f"• {file.file}: {count} {rows} {of} {table}, SHA-256 {file.sha256}")
    for table in taken.account_may_write:
        click.echo(
            f"Esta cuenta podría modificar {table}: pida una de solo lectura"
            if spanish
            else f"This account could change {table}: ask for one that may only read"
        )
    click.echo(f"{'Constancia' if spanish else 'Note'}: {note}")
    files = (folder / name for name in (*(file.file for file in taken.files), note))
    who = "ORGANISMO" if spanish else "AGENCY"
    say_next("es" if spanish else "en", "receive", *files, "--case", folder, "--from", who)
