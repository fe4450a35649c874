import tracemalloc
from pathlib import Path

import duckdb
import numpy as np
import pytest
from numpy.typing import NDArray

from veedor.engine.export import Coded, Exported, Form, Numbered, write_columns


def moments(*texts: str) -> NDArray[np.datetime64]:
    return np.array(texts, dtype="datetime64[s]")


def test_csv_has_a_header_local_moments_and_empty_cells_for_missing_values(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    columns: dict[str, Exported] = {
        "cuándo": moments("2019-03-25T07:00:01", "NaT"),
        "día": np.array(["2021-12-20", "NaT"], dtype="datetime64[D]"),
        "número": Numbered(numbers=np.array([42, -1]), pattern="EXP-{:05d}"),
        "clase": Coded(codes=np.array([1, 0]), labels=(None, "CAPTURA")),
        "texto": ['con "comillas", y coma', None],
        "entero": np.array([3, 4]),
    }
    write_columns(file, columns, "csv")
    assert file.read_text(encoding="utf-8") == (
        "cuándo,día,número,clase,texto,entero\n"
        '25/03/2019 07:00:01,20/12/2021,EXP-00042,CAPTURA,"con ""comillas"", y coma",3\n'
        ",,,,,4\n"
    )


def test_parquet_keeps_moments_naive_and_text_as_text(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    columns: dict[str, Exported] = {
        "fecha_hora": moments("2019-03-25T07:00:01", "NaT"),
        "dni": Numbered(numbers=np.array([7, -1]), pattern="{:08d}"),
        "finalidad": Coded(codes=np.array([0, 1], dtype=np.int8), labels=("CONARC", None)),
    }
    write_columns(file, columns, "parquet")
    with duckdb.connect() as database:
        rows = database.read_parquet(str(file))
        types = dict(zip(rows.columns, map(str, rows.types), strict=True))
        values = rows.fetchall()
    assert types == {"fecha_hora": "TIMESTAMP", "dni": "VARCHAR", "finalidad": "VARCHAR"}
    assert [str(value) for value in values[0]] == ["2019-03-25 07:00:01", "00000007", "CONARC"]
    assert values[1] == (None, None, None)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_same_columns_give_the_same_bytes_over_many_row_groups(
    tmp_path: Path, form: Form
) -> None:
    numbers = np.random.default_rng(5).integers(0, 10**8, 400_000)
    columns = {"dni": Numbered(numbers=numbers, pattern="{:08d}")}
    first, second = tmp_path / "1", tmp_path / "2"
    write_columns(first, columns, form)
    write_columns(second, columns, form)
    assert first.read_bytes() == second.read_bytes()


def test_numbers_become_text_without_a_python_text_for_each(tmp_path: Path) -> None:
    columns = {"id": Numbered(numbers=np.arange(1_000_000), pattern="{:09d}")}
    tracemalloc.start()
    write_columns(tmp_path / "a.parquet", columns, "parquet")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000  # a million Python texts would be near 60 MB


def test_a_quote_in_a_name_is_only_a_quote(tmp_path: Path) -> None:
    file = tmp_path / "a'b.csv"
    write_columns(file, {'di"cho': ["sí"]}, "csv")
    assert file.read_text(encoding="utf-8") == '"di""cho"\nsí\n'


def test_columns_of_different_lengths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^a\.csv: columns of different lengths$"):
        write_columns(tmp_path / "a.csv", {"a": ["x"], "b": ["x", "y"]}, "csv")
