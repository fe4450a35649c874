"""What a model gives out is kept to fifteen places, however a program printed it."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.engine.test_admission_properties import KEY
from veedor.core import Column, From, Reading, Record, Source, TableError
from veedor.engine.admission.canonical import Job, admit
from veedor.engine.admission.child import connect
from veedor.engine.admission.store import keep


def job_of(file: Path, folder: Path, reading: Reading) -> Job:
    return Job(
        source_name="forecast",
        source=Source(record="maps", reading=reading, columns={"rate": From(column="rate")}),
        record=Record(
            name="maps", en="", es="", columns=(Column(name="rate", kind="rate", en="", es=""),)
        ),
        zone="UTC",
        key=KEY,
        kept=keep(file, name=file.name, store=folder),
        out=folder / "out.parquet",
        persons_as_text=False,
        threads=1,
        memory="200MB",
    )


def admitted(file: Path, folder: Path, reading: Reading) -> list[Decimal | None]:
    job = job_of(file, folder, reading)
    with connect(job) as db:
        admit(db, job)
        rows = db.execute(f"SELECT rate FROM read_parquet('{job.out}')").fetchall()
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("0.005555123456789012", ".", "0.005555123456789"),
        ("1.25e-05", ".", "0.0000125"),
        ("3", ".", "3"),
        ("-0,5", ",", "-0.5"),
        ("2,5E-7", ",", "0.00000025"),
    ],
)
def test_a_rate_is_read_as_programs_print_it(
    text: str, mark: str, expected: str, tmp_path: Path
) -> None:
    file = tmp_path / "maps.csv"
    file.write_text(f"rate;other\n{text};x\n", encoding="utf-8")
    reading = Reading(delimiter=";", decimal_mark=mark)  # type: ignore[arg-type]
    assert admitted(file, tmp_path, reading) == [Decimal(expected)]


@pytest.mark.parametrize("text", ["0,5", "1e", "1e400", "nan", "inf", ".5", "1.2.3"])
def test_what_is_no_rate_refuses_the_file(text: str, tmp_path: Path) -> None:
    file = tmp_path / "maps.csv"
    file.write_text(f"rate;other\n{text};x\n", encoding="utf-8")
    with pytest.raises(TableError):
        admitted(file, tmp_path, Reading(delimiter=";"))


def test_two_rates_that_differ_in_the_ninth_place_stay_apart(tmp_path: Path) -> None:
    file = tmp_path / "maps.parquet"
    duckdb.connect().execute(
        "COPY (SELECT unnest([0.005555555::DOUBLE, 0.005555556::DOUBLE, NULL]) AS rate)"
        f" TO '{file}' (FORMAT parquet)"
    )
    first, second, nothing = admitted(file, tmp_path, Reading())
    assert first is not None
    assert second is not None
    assert second - first == Decimal("1e-9")
    assert nothing is None
