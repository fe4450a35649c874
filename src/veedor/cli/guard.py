"""What a person sees when something goes wrong, and the exit code."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from veedor.cli.next_step import next_after
from veedor.core import VeedorError

INTERRUPTED = 130


@contextmanager
def guarded(tongue: Callable[[], str]) -> Iterator[None]:
    """Say what a person can put right, and which command helps; exit with its code.

    Anything else is a fault of Veedor and keeps its traceback.
    """
    try:
        yield
    except VeedorError as problem:
        click.echo(f"veedor: {problem.told(tongue())}", err=True)
        after = next_after(problem.message.id, problem.facts, tongue())
        if after is not None:
            click.echo(after, err=True)
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        stopped = "interrumpido; no se publicó nada" if tongue() == "es" else ""
        click.echo(f"veedor: {stopped or 'interrupted; nothing was published'}", err=True)
        sys.exit(INTERRUPTED)
