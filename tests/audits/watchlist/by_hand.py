"""What these tests make by hand, and how they ask for it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from re import findall
from tempfile import TemporaryDirectory

import duckdb

from veedor.audits.watchlist import AUDIT
from veedor.audits.watchlist.options import WatchlistOptions, binds
from veedor.core import Row, Setting, Value
from veedor.engine.admission.casts import SQL_TYPE
from veedor.engine.duck import DuckEngine
from veedor.records import RECORDS
from veedor.run import query
from veedor.run.kinds import packaged

START = datetime.fromisoformat("2024-03-04T03:00")  # UTC, as a setting has it


DAYS = 8


END = START + timedelta(days=DAYS)


OPTIONS = WatchlistOptions(
    wrong_statuses=("mal",),
    categories=("a",),
    image_age_limit_days=20,
    scraped_sources=("web",),
)


Made = dict[str, list[Row]]


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def table(name: str, rows: list[dict[str, Value]], folder: Path) -> Path:
    """Write a canonical table; what a row leaves out is missing. The wall clock is UTC - 3."""
    columns: list[tuple[str, str]] = []
    for column in RECORDS[name].columns:
        columns.append((column.name, SQL_TYPE[column.kind]))
        if column.kind == "moment":
            columns.append((f"{column.name}_local", "TIMESTAMP"))
    file = folder / f"{name}.parquet"
    with duckdb.connect() as db:
        db.execute(f"CREATE TABLE t ({', '.join(f'{n} {kind}' for n, kind in columns)})")
        for row in rows:
            whole = dict(row)
            for key, value in row.items():
                if isinstance(value, datetime):
                    whole[f"{key}_local"] = value - timedelta(hours=3)
            marks = ", ".join("?" for _ in whole)
            db.execute(
                f"INSERT INTO t ({', '.join(whole)}) VALUES ({marks})", [*whole.values()]
            )
        db.execute(f"COPY t TO '{file}' (FORMAT parquet)")
    return file


def asked(given: Mapping[str, list[dict[str, Value]]], *, bounded: bool = True) -> Made:
    """Run all queries of the audit; keep the table of entries too."""
    setting = Setting(
        given={name: frozenset(c.name for c in RECORDS[name].columns) for name in given},
        zone="America/Argentina/Buenos_Aires",
        seed=1,
        start=START,
        end=END,
        bounded=bounded,
    )
    bound = binds(OPTIONS, setting)
    with TemporaryDirectory() as place:
        folder = Path(place)
        tables = {name: table(name, rows, folder) for name, rows in given.items()}
        for name in {"orders", "watchlist"} - tables.keys() - made_names(tables):
            tables[name] = table(name, [], folder)
        engine = DuckEngine(folder, threads=1, memory="300MB")
        engine.open(tables)
        for name in made_names(tables):
            engine.derive(
                name, packaged("veedor.records", f"{name}_from_list_versions.sql"), {}
            )
        for name in AUDIT.derived:
            text = query("watchlist", name)
            engine.derive(name, text, {n: bound[n] for n in set(findall(r"\$(\w+)", text))})
        found: Made = {"entries": list(engine.rows("SELECT * FROM entries", {}))}
        for name in AUDIT.counts.__struct_fields__:
            text = query("watchlist", name)
            part = {n: bound[n] for n in set(findall(r"\$(\w+)", text))}
            found[name] = list(engine.rows(text, part))
        engine.close()
    return found


def made_names(tables: Mapping[str, object]) -> set[str]:
    return {"watchlist"} if "list_versions" in tables else set()


PERSONS = [f"00000000-0000-0000-0000-00000000000{n}" for n in range(4)]
