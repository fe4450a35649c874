"""No raw identifier of a case is in its public bundle: every kind's example is scanned."""

import csv
import shutil
from pathlib import Path

import pytest

from veedor.core import Case
from veedor.intake import read_case
from veedor.records import RECORDS
from veedor.report import read_record
from veedor.run import Outcome, kinds
from veedor.run.bundle import Sealing, bundle
from veedor.seal.note import PrivateKey

AUDITS = Path(__file__).parents[2] / "src/veedor/audits"
KEY = PrivateKey(name="scanner", seed=b"\x05" * 32)
PRIVATE = {"person", "account", "shape"}


def raw_identifiers(case: Case, folder: Path) -> set[str]:
    """Give every value of the columns that stand for persons or accounts, as received."""
    found: set[str] = set()
    for source in case.sources.values():
        if source.file is None or not source.file.endswith(".csv"):
            continue
        kind_of = {column.name: column.kind for column in RECORDS[source.record].columns}
        theirs = [
            origin if isinstance(origin, str) else origin.column
            for ours, origin in source.columns.items()
            if kind_of[ours] in PRIVATE
        ]
        encoding = source.reading.encoding
        with (folder / source.file).open(encoding=encoding, newline="") as text:
            for row in csv.DictReader(text, delimiter=source.reading.delimiter):
                found |= {row[column] for column in theirs if len(row[column] or "") >= 4}
    return found


@pytest.mark.parametrize("kind", kinds())
def test_the_public_bundle_of_an_example_holds_no_raw_identifier(
    kind: str, tmp_path: Path
) -> None:
    example = AUDITS / kind / "example"
    for file in example.iterdir():
        shutil.copy(file, tmp_path)
    case = tmp_path / "case.yaml"
    report = read_record((example / "report.json").read_bytes())
    outcome = Outcome(report=report, annex=(), made_with={"engine": "duck"})
    bundle(case, outcome, tmp_path / "bundle.zip", Sealing(key=KEY))
    whole = (tmp_path / "bundle.zip").read_bytes()
    for value in raw_identifiers(read_case(case), tmp_path):
        assert value.encode() not in whole, "an identifier of the example is in its bundle"


def test_the_scanner_finds_an_identifier_where_data_were_asked_for(tmp_path: Path) -> None:
    example = AUDITS / "access/example"
    for file in example.iterdir():
        shutil.copy(file, tmp_path)
    report = read_record((example / "report.json").read_bytes())
    outcome = Outcome(report=report, annex=(), made_with={"engine": "duck"})
    how = Sealing(key=KEY, with_data=True)
    bundle(tmp_path / "case.yaml", outcome, tmp_path / "bundle.zip", how)
    whole = (tmp_path / "bundle.zip").read_bytes()
    found = raw_identifiers(report.case, tmp_path)
    assert len(found) > 10
    assert all(value.encode() in whole for value in found)
