import re
import runpy
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from ruamel.yaml import YAML

from veedor.core import Source, TableError
from veedor.engine import Admitted, Desk, admit
from veedor.records import RECORDS

DATA = Path(__file__).parents[1] / "intake" / "bad" / "data"
CORPUS: dict[str, Any] = YAML(typ="safe", pure=True).load(DATA / "expected.yaml")
MAKE = runpy.run_path(str(DATA / "make.py"))
KEY = "ab" * 32
RAW = re.compile(r"2700|\b(ana|beto|caro|muñoz|gómez)\b", re.IGNORECASE)


def entries(*, slow: bool) -> list[Any]:
    return [
        pytest.param(entry, id=entry["what"].replace(" ", "_"))
        for entry in CORPUS["files"]
        if entry.get("slow", False) is slow
    ]


def laid_out(entry: Mapping[str, Any], folder: Path) -> Source:
    """Put one file of the corpus into a folder, and give what the case declares of it."""
    name: str = entry.get("as") or entry["file"]
    if "made" in entry:
        MAKE[entry["made"]](folder / name)
    elif "file" in entry and not entry.get("absent"):
        shutil.copyfile(DATA / entry["file"], folder / name)
    record: str = entry.get("record", "queries")
    declared = {**CORPUS["usual"][record], **entry.get("source", {})}
    return msgspec.convert({"record": record, "file": name, **declared}, Source)


def brought_in(entry: Mapping[str, Any], folder: Path) -> Admitted:
    room = folder / "room"
    room.mkdir()
    source = laid_out(entry, folder)
    zone = entry.get("case_zone", "America/Argentina/Buenos_Aires")
    desk = Desk(
        folder=folder,
        room=room,
        zone=zone,
        key=KEY,
        threads=2,
        memory=entry.get("memory", "1GB"),
    )
    return admit("fuente", source, RECORDS[source.record], desk=desk)


def held(table: Path, column: str) -> list[str | None]:
    with duckdb.connect() as db:
        rows = db.execute(
            f'SELECT CAST("{column}" AS VARCHAR) FROM read_parquet(?, file_row_number = true)'
            " ORDER BY file_row_number",
            [str(table)],
        ).fetchall()
    return [row[0] for row in rows]


def fits(told: Any, expected: Any) -> bool:
    if isinstance(expected, dict):
        return all(key in told and fits(told[key], value) for key, value in expected.items())
    if isinstance(expected, list):
        return len(told) == len(expected) and all(map(fits, told, expected))
    return bool(told == expected)


def in_figures(told: Mapping[str, str], file: Path) -> dict[str, str]:
    """Put the figures of a made file into words that leave them open."""
    if not any("SIZE" in words for words in told.values()):
        return dict(told)
    size = file.stat().st_size
    figures = {"SIZE": size, "LIMIT": 200 * size}
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as parts:
            figures["UNPACKED"] = sum(part.file_size for part in parts.infolist())
    pattern = re.compile("|".join(figures))
    return {
        language: pattern.sub(lambda found: str(figures[found[0]]), words)
        for language, words in told.items()
    }


def judge(entry: Mapping[str, Any], folder: Path) -> None:
    if "refused" in entry:
        with pytest.raises(TableError) as refusal:
            brought_in(entry, folder)
        told = {language: refusal.value.told(language) for language in ("en", "es")}
        expected = in_figures(entry["refused"], folder / (entry.get("as") or entry["file"]))
        assert told["en"] == expected["en"]
        assert told["es"] == expected.get("es", told["es"])
        assert refusal.value.exit_code == 3
        for words in told.values():
            assert not RAW.search(words)
            assert str(folder) not in words
        return
    came_in = brought_in(entry, folder)
    receipt = msgspec.to_builtins(came_in.receipt)
    assert receipt["physical"] == receipt["parsed"] + receipt["refused"]
    assert receipt["admitted"] == len(
        held(came_in.table, RECORDS[receipt["record"]].columns[0].name)
    )
    assert fits(receipt, entry["admitted"]), receipt
    for column, values in entry.get("values", {}).items():
        assert held(came_in.table, column) == values


@pytest.mark.parametrize("entry", entries(slow=False))
def test_each_file_is_refused_in_exact_words_or_admitted_with_an_exact_receipt(
    entry: dict[str, Any], tmp_path: Path
) -> None:
    judge(entry, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("entry", entries(slow=True))
def test_each_enormous_file_is_refused_in_exact_words(
    entry: dict[str, Any], tmp_path: Path
) -> None:
    judge(entry, tmp_path)


def test_every_file_of_the_corpus_is_listed() -> None:
    listed = {
        entry["file"]
        for entry in CORPUS["files"]
        if "made" not in entry and not entry.get("absent")
    }
    made = {entry["made"] for entry in CORPUS["files"] if "made" in entry}
    assert listed == {file.name for file in DATA.iterdir() if file.is_file()} - {
        "expected.yaml",
        "make.py",
    }
    assert made == {
        name
        for name, thing in MAKE.items()
        if getattr(thing, "__module__", "") == "<run_path>" and not name.startswith("_")
    }
