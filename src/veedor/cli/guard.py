"""What a person sees when something goes wrong, and the exit code."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from veedor.core import VeedorError

INTERRUPTED = 130


@contextmanager
def guarded(tongue: Callable[[], str]) -> Iterator[None]:
    """Turn what a person can put right into one line and its exit code.

    Anything else is a fault of Veedor and keeps its traceback.
    """
    try:
        yield
    except VeedorError as problem:
        click.echo(f"veedor: {problem.told(tongue())}", err=True)
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        stopped = "interrumpido; no se publicó nada" if tongue() == "es" else ""
        click.echo(f"veedor: {stopped or 'interrupted; nothing was published'}", err=True)
        sys.exit(INTERRUPTED)
