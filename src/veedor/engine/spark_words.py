"""What is said to Spark, and what it says: SQL in its dialect, failures without their data."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from veedor.core import AuditError, Value
from veedor.engine import messages

_CAST: dict[type, str] = {datetime: "TIMESTAMP_NTZ", date: "DATE"}


def translate(sql: str, binds: Mapping[str, Value]) -> str:
    """Give DuckDB's SQL in Spark's words; moments and dates are bound as text and cast.

    Python's moments would pass through the machine's own time zone on their way to Java.
    """
    from sqlglot import ErrorLevel, exp, parse_one  # noqa: PLC0415 - an extra

    tree = parse_one(sql, read="duckdb")
    if not isinstance(tree, exp.Query):
        raise AuditError(messages.QUERY_FAILED, where="query", said="not a SELECT")
    for mark in list(tree.find_all(exp.Placeholder)):
        kind = _CAST.get(type(binds.get(mark.name)))
        if kind:
            mark.replace(exp.cast(mark.copy(), kind))
    return str(tree.sql("spark", comments=False, unsupported_level=ErrorLevel.RAISE))


def plain(value: Value) -> Value:
    """Give a value as Spark is told it: days and moments as text.

    >>> plain(date(2020, 2, 29)), plain(7)
    ('2020-02-29', 7)
    """
    return value.isoformat() if isinstance(value, date) else value


def said_by(problem: Exception) -> str:
    """Tell a failure of Spark by its kind alone: its own texts quote the data."""
    condition = getattr(problem, "getCondition", lambda: None)()
    java = re.search(r"(?:\w+[.])+\w+(?:Error|Exception)", str(problem))
    return str(condition or (java and java[0]) or type(problem).__name__)


def lacks_a_file(problem: Exception) -> bool:
    """Say whether Spark failed because a file was not where it was told to be.

    >>> lacks_a_file(RuntimeError("[FAILED_READ_FILE.FILE_NOT_EXIST] Encountered error"))
    True
    """
    return re.search("FILE_NOT_EXIST|FileNotFoundException", str(problem)) is not None
