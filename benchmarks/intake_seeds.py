"""Valid files to mutate: a small log in every form, the bad corpus, cases of every kind."""

import io
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from openpyxl import Workbook
from pyogrio.raw import write
from ruamel.yaml import YAML

from veedor.core import From, Source

ROOT = Path(__file__).parents[1]
BAD = ROOT / "tests/intake/bad"
NAMES = ("id", "hecha", "cuenta", "dni")
ROWS = [
    (str(n), f"2025-03-{10 + n:02} 07:00:00", name, f"2700{n}11{n}")
    for n, name in enumerate(("Ana Muñoz", "Beto", "Caro Gómez", "u1", "u2", "u3"), start=1)
]
COLUMNS: dict[str, str | From] = dict(
    zip(("query_id", "made_at", "account", "person"), NAMES, strict=True)
)
LOG = Source(record="queries", columns=COLUMNS, zone="UTC")
MAP = Source(record="areas", columns={"area_code": "code", "outline": "geometry"})
Seeds = list[tuple[Source, bytes]]


def by_form() -> dict[str, Seeds]:
    """Give valid files by the ending of their names, with what a case declares of them."""
    found: dict[str, Seeds] = defaultdict(list)
    found[".csv"] = [(LOG, _csv()), *_corpus(".csv")]
    found[".jsonl"] = [(LOG, _jsonl()), *_corpus(".jsonl")]
    found[".xlsx"] = [(LOG, _xlsx())]
    found[".parquet"] = [(LOG, _parquet())]
    found[".sqlite"] = [(LOG, _sqlite())]
    for form in (".geojson", ".gpkg", ".fgb", ".zip"):
        found[form] = [(MAP, _map(form))]
    return dict(found)


def _corpus(form: str) -> Seeds:
    listed = YAML(typ="safe", pure=True).load(BAD / "data/expected.yaml")
    there = {file.name: file for file in (BAD / "data").iterdir() if file.is_file()}
    seeds = []
    for entry in listed["files"]:
        file = there.get(str(entry.get("file")))
        if file is not None and file.suffix == form and not entry.get("slow"):
            record = entry.get("record", "queries")
            declared = {**listed["usual"][record], **entry.get("source", {})}
            shape = {"record": record, **declared}
            seeds.append((msgspec.convert(shape, Source), file.read_bytes()))
    return seeds


def _csv() -> bytes:
    return "\n".join(",".join(row) for row in [NAMES, *ROWS]).encode() + b"\n"


def _jsonl() -> bytes:
    told = (json.dumps(dict(zip(NAMES, row, strict=True)), ensure_ascii=False) for row in ROWS)
    return "\n".join(told).encode() + b"\n"


def _xlsx() -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in [NAMES, *ROWS]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(dict(zip(NAMES, zip(*ROWS, strict=True), strict=True))), out)
    return out.getvalue()


def _sqlite() -> bytes:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE log (id TEXT, hecha TEXT, cuenta TEXT, dni TEXT)")
        db.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", ROWS)
        db.commit()
        return bytes(db.serialize())


def _map(form: str) -> bytes:
    shapes = shapely.box([-58.5, -58.4], [-34.7, -34.7], [-58.4, -58.3], [-34.6, -34.6])
    fields: list[Any] = [np.array(["A", "B"], dtype=object)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / ("a.shp" if form == ".zip" else f"a{form}")
        write(
            file,
            geometry=shapely.to_wkb(shapes),
            field_data=fields,
            fields=["code"],
            geometry_type="Polygon",
            crs="EPSG:4326",
        )
        if form != ".zip":
            return file.read_bytes()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for part in sorted(Path(name).iterdir()):
                archive.write(part, part.name)
        return out.getvalue()


def lay_out(folder: Path) -> None:
    """Put the files beside the case that the cases name, as far as there are any."""
    for file in sorted(ROOT.glob("src/veedor/audits/*/example/*.csv")):
        shutil.copyfile(file, folder / file.name)
    for file in BAD.glob("case/*.csv"):
        if file.is_file():
            shutil.copyfile(file, folder / file.name)


def cases() -> list[bytes]:
    """Give the case files of every kind, the worked ones, and the faulty ones."""
    own = sorted(ROOT.glob("src/veedor/audits/*/example/case.yaml"))
    worked = sorted(ROOT.glob("examples/**/case.yaml"))
    faulty = [file for file in sorted(BAD.glob("case/*.yaml")) if file.name != "expected.yaml"]
    found = [*own, *worked, *faulty]
    return [file.read_bytes() for file in found if file.stat().st_size]
