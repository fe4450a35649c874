"""One read-only transaction that sees one state of the database from beginning to end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from veedor.core import TableError
from veedor.engine.messages import snapshot as messages

_LOCK_SECONDS = 10
# Names are looked for in the server's own catalog alone, so that no function of the database
# can stand in for one of ours. Rows hidden from this account are an error, not a smaller table.
_SETTINGS = (
    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL search_path = pg_catalog, pg_temp",
    "SET LOCAL row_security = off",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'iso_8601'",
    "SET LOCAL extra_float_digits = 1",
    f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'",
)


class Session:
    """The open transaction; asks one thing after another."""

    def __init__(self, cursor: Any) -> None:  # noqa: ANN401 - the driver has no types
        self._cursor = cursor

    def rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        """Give every row of a small answer."""
        self._cursor.execute(sql, parameters=values or None)
        found: list[tuple[Any, ...]] = self._cursor.fetchall()
        return found

    def stream(self, sql: str) -> Any:  # noqa: ANN401
        """Give the answer as a stream of Arrow batches."""
        self._cursor.execute(sql)
        return self._cursor.fetch_record_batch()


@contextmanager
def session(address: str, *, minutes: int) -> Iterator[Session]:
    """Open the transaction, and leave nothing behind in the database.

    ``minutes``: how long any one statement may take before the server stops it.
    Raises TableError where the libraries are missing, the address holds a password, or the
    database does not let us in.
    """
    _refuse_password(address)
    try:
        from adbc_driver_postgresql import dbapi  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise TableError(messages.NO_DRIVER, where="veedor snapshot") from problem
    try:
        connection = dbapi.connect(address, autocommit=True)
    except dbapi.Error as problem:
        wrong = messages.NOT_CONNECTED
        raise TableError(wrong, where="--database", said=_connecting(problem)) from problem
    try:
        cursor = connection.cursor()
        for setting in (*_SETTINGS, _last(minutes)):
            cursor.execute(setting)
        yield Session(cursor)
    finally:
        with suppress(dbapi.Error):
            connection.close()


def _last(minutes: int) -> str:
    return f"SET LOCAL statement_timeout = '{minutes}min'"


def state_of(problem: BaseException) -> str:
    """Give the server's five-letter code of what went wrong, "unknown" where it gave none.

    The text that comes with it may hold values of a row, and is never shown.
    """
    return getattr(problem, "sqlstate", None) or "unknown"


def faults() -> tuple[type[BaseException], ...]:
    """Give what the driver and the stream may raise."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from adbc_driver_postgresql import dbapi  # noqa: PLC0415

    return (dbapi.Error, pa.ArrowException)


def quoted(names: Sequence[str]) -> str:
    """Quote names as SQL identifiers, joined by points.

    >>> print(quoted(("registro", 'la "una" tabla')))
    "registro"."la ""una"" tabla"
    """
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


def _refuse_password(address: str) -> None:
    try:
        parts = urlsplit(address)
        held = parts.password or parse_qs(parts.query).get("password")
    except ValueError:
        held = None
    if held or "password=" in address.replace(" ", ""):
        raise TableError(messages.PASSWORD_SHOWN, where="--database")


def _connecting(problem: BaseException) -> str:
    """Tell why there was no connection: what libpq says of the network, not of any row."""
    said = str(problem).partition("[libpq]")[2].strip() or str(problem)
    line = said.splitlines()[0] if said else type(problem).__name__
    return "".join(letter if letter.isprintable() else " " for letter in line)[:200].strip(
        " .:"
    )
