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
    "count": ("counting the records of", "contando los registros de"),
    "read": ("reading", "leyendo"),
    "check": ("checking", "comprobando"),
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
    began: dict[str, float] = {}

    def tell(step: "Step") -> None:
        width = shutil.get_terminal_size().columns - 1
        now = clock()
        if not step.done:
            began.pop(_whole(step), None)
        since = now - began.setdefault(_whole(step), now)
        line = line_of(step, language, seconds=now - started, since=since)
        stream.write(f"\r\x1b[K{line[:width]}")
        stream.flush()

    return tell


def _whole(step: "Step") -> str:
    """Name the work that a step is a part of: one file, or all the queries of an audit."""
    return step.unit if step.unit == "queries" else f"{step.what} {step.name}"


def line_of(step: "Step", language: str, *, seconds: float, since: float = 0.0) -> str:
    """Say one step: what is done, to what, how far, and since when.

    ``seconds``: since the run began; ``since``: since this work began. How long it may still
    take is said once a tenth of it is done, and never to the second.

    >>> from veedor.run import Step
    >>> line_of(Step(what="admit", name="log.csv", done=500, total=2000, unit="rows"), "en",
    ...         seconds=61.4)
    'admitting log.csv · 500 rows · 25 % · 61 s'
    >>> line_of(Step(what="read", name="log.csv", done=20, total=100, unit="%"), "en",
    ...         seconds=70, since=60)
    'reading log.csv · 20 % · 70 s · about 4 min left'
    """
    spanish = language == "es"
    en, es = _STAGES.get(step.what, (step.what, step.what))
    parts = [f"{es if spanish else en} {on_one_line(step.name)}"]
    if step.done is not None and step.unit != "%":
        unit = _UNITS.get(step.unit, step.unit) if spanish else step.unit
        count = f"{step.done:,}".replace(",", "." if spanish else ",")
        parts.append(f"{count} {unit}".rstrip())
    if step.done is not None and step.total:
        parts.append(f"{100 * step.done // step.total} %")
    parts.append(f"{seconds:.0f} s")
    if step.done and step.total and 10 * step.done >= step.total and since >= 10:
        parts.append(_left(since * (step.total - step.done) / step.done, spanish=spanish))
    return " · ".join(parts)


def _left(seconds: float, *, spanish: bool) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "falta menos de un minuto" if spanish else "less than a minute left"
    hours, rest = divmod(minutes, 60)
    told = f"{hours} h {rest} min" if hours else f"{minutes} min"
    return f"faltan unos {told}" if spanish else f"about {told} left"
