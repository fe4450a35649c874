"""The command ``veedor``: which commands there are, loaded only when one is asked for."""

import sys
from functools import partial
from importlib import import_module
from typing import Any

import click

from veedor.cli.guard import guarded
from veedor.cli.tongue import TONGUE, Spoken, said, tongue_in
from veedor.cli.usage_errors import speak_usage_errors
from veedor.cli.workflow import staged

speak_usage_errors(TONGUE)

_COMMANDS = {
    "answers": "answers",
    "ask": "ask",
    "audit": "audit",
    "bundle": "bundle",
    "completion": "completion",
    "demo": "demo",
    "diff": "diff",
    "draft": "draft",
    "explain": "explain",
    "keys": "keys",
    "kinds": "explain",
    "new": "new",
    "pdf": "pdf",
    "receive": "receive",
    "records": "explain",
    "rules": "rules",
    "schema": "explain",
    "snapshot": "snapshot",
    "timestamp": "timestamp",
    "unseal": "unseal",
    "verify": "verify",
    "version": "explain",
}


class _Door(Spoken, click.Group):
    """The commands of Veedor, each in its own module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """List the commands as a case goes."""
        return [name for stage in staged(_COMMANDS) for name in stage.commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands stage by stage, each with the first sentence of its help."""
        width = formatter.width - 6 - max(map(len, _COMMANDS))
        for stage in staged(_COMMANDS):
            rows = []
            for name in stage.commands:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name, command.get_short_help_str(width)))
            with formatter.section(stage.title):
                formatter.write_dl(rows, col_max=12)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"veedor.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the command gives
        """Run a command; what a person can put right is told in that person's language."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # an old terminal still shows the rest
                stream.reconfigure(errors="replace")
        with guarded(partial(tongue_in, ctx)):
            return super().invoke(ctx)


@click.command(
    cls=_Door,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=said(
        "Audit police AI from the records that the systems leave behind.\n\nStart with "
        "`veedor demo --small`, with `veedor draft FOLDER` for files of your own, or with "
        "`veedor new FOLDER` where nothing was handed over yet. A case goes: receive, draft, "
        "audit, ask, bundle; the other party: verify, diff. Each command says the next one.",
        "Audite sistemas policiales de IA a partir de los registros que dejan.\n\nEmpiece con "
        "`veedor demo --small`, con `veedor draft CARPETA` para sus propios archivos, o con "
        "`veedor new CARPETA` si todavía no le entregaron nada. Un caso recorre: receive, "
        "draft, audit, ask, bundle; la otra parte: verify, diff. Cada orden dice cuál sigue.",
    ),
)
def main() -> None:
    """Open the door."""
