"""What there is: kinds of audit, records, schemas, and how each kind works."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import click
import msgspec

from veedor.cli.completion import kind_names, record_names
from veedor.cli.tongue import Spoken, language_option, said, tongue_in
from veedor.core import AnyAudit, CaseError, Column

# Imports stand inside the commands where loading them is slow: `veedor --help` needs none.


@click.command(
    cls=Spoken,
    help=said("List the kinds of audit.", "Enumera las clases de auditoría."),
)
@language_option()
@click.pass_context
def kinds(context: click.Context, language: str | None) -> None:
    """List the kinds of audit, each with the question it answers."""
    from veedor import run  # noqa: PLC0415

    tongue = language or tongue_in(context)
    print_rows([kind, _question(run.find_audit(kind), tongue)] for kind in run.kinds())


@click.command(
    cls=Spoken,
    help=said(
        "List the records that audits read; with NAME, the columns of one.",
        "Enumera los registros que leen las auditorías; con NAME, las columnas de uno.",
    ),
)
@click.argument("name", required=False, shell_complete=record_names)
@language_option()
@click.pass_context
def records(context: click.Context, name: str | None, language: str | None) -> None:
    """List the records that audits read, or the columns of one."""
    from veedor.intake.messages import UNKNOWN_RECORD  # noqa: PLC0415
    from veedor.intake.place import shown  # noqa: PLC0415
    from veedor.intake.problem import nearest_first  # noqa: PLC0415
    from veedor.records import RECORDS  # noqa: PLC0415

    tongue = language or tongue_in(context)
    if name is None:
        print_rows([each.name, _in(tongue, each.en, each.es)] for each in RECORDS.values())
        return
    if name not in RECORDS:
        known = nearest_first(name, RECORDS)
        raise CaseError(UNKNOWN_RECORD, where="records", record=shown(name), known=known)
    record = RECORDS[name]
    click.echo(f"{record.name}: {_in(tongue, record.en, record.es)}\n")
    print_rows(_column(column, tongue) for column in record.columns)


@click.command(
    cls=Spoken,
    help=said(
        "Explain one kind of audit: question, records, options, queries, method.",
        "Explica una clase de auditoría: pregunta, registros, opciones, consultas, método.",
    ),
)
@click.argument("kind", shell_complete=kind_names)
@language_option()
@click.pass_context
def explain(context: click.Context, kind: str, language: str | None) -> None:
    """Explain one kind of audit."""
    from veedor import run  # noqa: PLC0415

    tongue = language or tongue_in(context)
    audit = run.find_audit(kind, where="explain")
    click.echo(f"{audit.kind}: {_question(audit, tongue)}")
    _section(_in(tongue, "Records", "Registros"), _needs(audit, tongue))
    _section(_in(tongue, "Options and defaults", "Opciones y valores"), _options(audit))
    queries = (*audit.derived, *audit.counts.__struct_fields__)
    _section(_in(tongue, "Queries (SQL)", "Consultas (SQL)"), ([name] for name in queries))
    click.echo(f"\n{run.method(audit.kind, tongue).rstrip()}")


@click.command(
    cls=Spoken,
    help=said(
        "Print the JSON Schema of a report or of a case file.",
        "Muestra el esquema JSON de un informe o de un archivo de caso.",
    ),
)
@click.argument("what", type=click.Choice(["report", "case"]), default="report")
def schema(what: str) -> None:
    """Print the JSON Schema of a report or of a case file."""
    from veedor import report, run  # noqa: PLC0415

    shown = run.case_schema() if what == "case" else report.json_schema()
    click.echo(shown.decode(), nl=False)


@click.command(cls=Spoken, help=said("Print the version.", "Muestra la versión."))
def version() -> None:
    """Print the version."""
    from veedor import __version__  # noqa: PLC0415

    click.echo(f"veedor {__version__}")


def _in(tongue: str, en: str, es: str) -> str:
    return es if tongue == "es" else en


def _question(audit: AnyAudit, tongue: str) -> str:
    from veedor import run  # noqa: PLC0415

    return run.words(audit.kind)[tongue][audit.question.id]


def _column(column: Column, tongue: str) -> list[str]:
    must = _in(tongue, "required", "necesaria") if column.required else ""
    values = f" [{' | '.join(column.values)}]" if column.values else ""
    return [column.name, column.kind, must, _in(tongue, column.en, column.es) + values]


def _needs(audit: AnyAudit, tongue: str) -> Iterator[list[str]]:
    for need in audit.needs:
        must = _in(tongue, "required", "necesario") if need.required else ""
        yield [need.record, must, _in(tongue, need.en, need.es)]
        yield ["", "", ", ".join(need.columns)]


def _options(audit: AnyAudit) -> Iterator[list[str]]:
    for field in msgspec.structs.fields(audit.options):
        default = msgspec.json.encode(field.default).decode()
        yield [field.encode_name, default]


def _section(title: str, rows: Iterable[Sequence[str]]) -> None:
    click.echo(f"\n{title}")
    print_rows(["", *row] for row in rows)


def print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Print rows with every column but the last as wide as its widest cell."""
    table = [list(row) for row in rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    for row in table:
        cells = chain(map(str.ljust, row[:-1], widths[:-1]), row[-1:])
        click.echo("  ".join(cells).rstrip())
