"""One line on the terminal that says what is being done; nothing where nobody watches."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from veedor.cli.tongue import on_one_line

if TYPE_CHECKING:  # what runs an audit is slow to load, and not needed to show it
    from veedor.run import Step, Tell

_STAGES = {
    "copy": ("copying", "copiando"),
    "admit": ("admitting", "admitiendo"),
    "derive": ("preparing", "preparando"),
    "query": ("counting", "contando"),
    "write": ("writing", "escribiendo"),
}
_UNITS = {"rows": "filas", "bytes": "bytes", "queries": "consultas"}


@contextmanager
def watched(stream: TextIO, language: str, *, on: bool) -> "Iterator[Tell]":
    """Give what tells of each step on ``stream``, if that is a terminal; wipe it after."""
    if not (on and stream.isatty()):
        yield lambda _step: None
        return
    try:
        yield teller(stream, language)
    finally:
        stream.write("\r\x1b[K")
        stream.flush()


def teller(stream: TextIO, language: str, *, clock: Callable[[], float] = monotonic) -> "Tell":
    """Give a function that shows each step over the one before."""
    started = clock()

    def tell(step: "Step") -> None:
        width = shutil.get_terminal_size().columns - 1
        line = line_of(step, language, seconds=clock() - started)
        stream.write(f"\r\x1b[K{line[:width]}")
        stream.flush()

    return tell


def line_of(step: "Step", language: str, *, seconds: float) -> str:
    """Say one step: what is done, to what, how far, and since when.

    >>> from veedor.run import Step
    >>> line_of(Step(what="admit", name="log.csv", done=500, total=2000, unit="rows"), "en",
    ...         seconds=61.4)
    'admitting log.csv · 500 rows · 25 % · 61 s'
    """
    spanish = language == "es"
    en, es = _STAGES.get(step.what, (step.what, step.what))
    parts = [f"{es if spanish else en} {on_one_line(step.name)}"]
    if step.done is not None:
        unit = _UNITS.get(step.unit, step.unit) if spanish else step.unit
        count = f"{step.done:,}".replace(",", "." if spanish else ",")
        parts.append(f"{count} {unit}".rstrip())
    if step.done is not None and step.total:
        parts.append(f"{100 * step.done // step.total} %")
    return " · ".join([*parts, f"{seconds:.0f} s"])
