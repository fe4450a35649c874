"""Columns held as arrays → one CSV or Parquet file, the same bytes every time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, assert_never

import duckdb
import numpy as np
from numpy.typing import NDArray

Form = Literal["csv", "parquet"]
Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """Whole numbers that are written as text; a number below zero is a missing value.

    ``pattern`` is what one value looks like: ``"u{:04d}"`` writes 23 as ``u0023``. Millions of
    short texts cost gigabytes in Python, and their numbers cost megabytes.
    """

    numbers: Array
    pattern: str


@dataclass(frozen=True, kw_only=True)
class Coded:
    """A few labels repeated many times: ``codes`` are places in ``labels``, from 0."""

    codes: Array
    labels: tuple[str | None, ...]


Exported: TypeAlias = Array | Sequence[str | None] | Numbered | Coded


def write_columns(path: Path, columns: Mapping[str, Exported], form: Form) -> None:
    r"""Write ``columns``, all of one length, to ``path`` in ``form``, in their order.

    Moments (``datetime64``) become ``dd/mm/yyyy HH:MM:SS`` in CSV and TIMESTAMP in Parquet;
    NaT and None become missing values. One thread writes row groups in order, so the
    bytes depend on nothing but the columns; rows are streamed, so memory is the arrays' own.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.csv"
    ...     numbers = Numbered(numbers=np.array([7, -1]), pattern="u{:04d}")
    ...     write_columns(file, {"usuario": numbers, "rol": ["cabo", None]}, "csv")
    ...     file.read_text()
    'usuario,rol\nu0007,cabo\n,\n'
    """
    arrays = {f"column{place}": _array(column) for place, column in enumerate(columns.values())}
    if len({len(array) for array in arrays.values()}) != 1:
        raise ValueError(f"{path.name}: columns of different lengths")
    with duckdb.connect(config={"threads": 1}) as database:
        database.register("given", arrays)
        rows = database.view("given").project(
            *(
                _expression(place, column).alias(name)
                for place, (name, column) in zip(arrays, columns.items(), strict=True)
            )
        )
        _write(rows, path, form)


def _write(rows: duckdb.DuckDBPyRelation, path: Path, form: Form) -> None:
    match form:
        case "csv":
            rows.write_csv(
                str(path), timestamp_format="%d/%m/%Y %H:%M:%S", date_format="%d/%m/%Y"
            )
        case "parquet":
            rows.write_parquet(str(path), compression="zstd")
        case _:
            assert_never(form)


def _array(column: Exported) -> Array:
    match column:
        case Numbered(numbers=array) | Coded(codes=array):
            return array
        case np.ndarray() if column.dtype == np.dtype("datetime64[D]"):
            return column.astype("datetime64[s]")  # DuckDB does not read days
        case np.ndarray():
            return column
        case _:
            return np.array(column, dtype=object)


def _expression(name: str, column: Exported) -> duckdb.Expression:
    place = duckdb.ColumnExpression(name)
    match column:
        case Numbered(pattern=pattern):
            text = duckdb.FunctionExpression(
                "format", duckdb.ConstantExpression(pattern), place
            )
            return duckdb.CaseExpression(place >= duckdb.ConstantExpression(0), text)
        case Coded(labels=labels):
            known = duckdb.ConstantExpression(list(labels))
            from_one = place.cast("INTEGER") + duckdb.ConstantExpression(1)
            return duckdb.FunctionExpression("list_extract", known, from_one)
        case np.ndarray() if column.dtype.kind == "M":
            unit = "DATE" if column.dtype == np.dtype("datetime64[D]") else "TIMESTAMP"
            return place.cast(unit)
        case _:
            return place
