"""Hostile and odd files that cannot stand here as text: each function writes one of them."""

# ruff: noqa: DTZ001 - what is typed into a cell has no zone
import json
import os
import re
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

HEADER = "id,hecha,cuenta,dni\n"
ROWS = "1,2025-03-10 07:00:00,ana,27001111\n2,2025-03-11 08:30:00,beto,27002222\n"
SPANISH = "1,2025-03-10 07:00:00,Muñoz,27001111\n2,2025-03-11 08:30:00,Gómez,27002222\n"
TABLE: list[list[Any]] = [
    ["id", "hecha", "cuenta", "dni"],
    ["1", datetime(2025, 3, 10, 7), "ana", 27001111],
    ["2", datetime(2025, 3, 11, 8, 30), "beto", 27002222],
]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def link(path: Path) -> None:
    path.with_name("elsewhere.csv").write_text(HEADER + ROWS, encoding="utf-8")
    path.symlink_to("elsewhere.csv")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere.csv")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def broken_utf8(path: Path) -> None:
    path.write_bytes((HEADER + ROWS).encode() + b"3,2025-03-11 08:30:00,Mu\xc3(oz,27003333\n")


def cut_utf8(path: Path) -> None:
    path.write_bytes((HEADER + ROWS).encode() + b"3,2025-03-11 08:30:00,Mu\xc3")


def latin_1(path: Path) -> None:
    path.write_bytes((HEADER + SPANISH).encode("latin-1"))


def utf_8(path: Path) -> None:
    path.write_text(HEADER + SPANISH, encoding="utf-8")


def utf_16(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + (HEADER + SPANISH).encode("utf-16-le"))


def utf_16_without_mark(path: Path) -> None:
    path.write_bytes((HEADER + ROWS).encode("utf-16-le"))


def marked(path: Path) -> None:
    path.write_text(HEADER + SPANISH, encoding="utf-8-sig")


def nul(path: Path) -> None:
    path.write_bytes((HEADER + ROWS).encode() + b"3,2025-03-11 08:30:00,be\0to,27003333\n")


def _with_long_field(path: Path, length: int, after: bytes) -> None:
    with path.open("wb") as out:
        out.write(HEADER.encode() + b"1,2025-03-10 07:00:00,")
        for _ in range(length // (1 << 20)):
            out.write(b"a" * (1 << 20))
        out.write(after)


def field_of_64_mebibytes(path: Path) -> None:
    _with_long_field(path, 64 << 20, b",27001111\n" + ROWS.encode())


def field_of_2_gibibytes(path: Path) -> None:
    _with_long_field(path, 2 << 30, b",27001111\n" + ROWS.encode())


def long_last_row(path: Path) -> None:
    _with_long_field(path, 50 << 20, b",27001111")


def late_bad_row(path: Path) -> None:
    rows = "".join(f"{n},2025-03-10 07:00:00,ana,27001111\n" for n in range(1, 60_002))
    path.write_text(f"{HEADER}{rows}60002,N/A,ana,27001111\n", encoding="utf-8")


def _book(path: Path, table: list[list[Any]] = TABLE, *, merged: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(path)


def workbook(path: Path) -> None:
    _book(path, [*TABLE, ["3", datetime(2025, 3, 12), 7.0, 27003333.0]])


def workbook_with_blank_rows(path: Path) -> None:
    _book(path, [TABLE[0], [], TABLE[1], [None, ""], TABLE[2], []])


def workbook_with_long_numbers(path: Path) -> None:
    _book(path, [TABLE[0], [12345678901234567890123, datetime(2025, 3, 10), "ana", 27001111]])


def workbook_with_days(path: Path) -> None:
    head = ["orden", "dni", "desde", "hasta"]
    _book(path, [head, ["1", 27001111, date(2025, 1, 1), date(2025, 1, 31)]])


def workbook_with_merged_cells(path: Path) -> None:
    _book(path, merged="C2:C3")


def workbook_with_a_wide_row(path: Path) -> None:
    _book(path, [*TABLE, ["3", datetime(2025, 3, 12), "ana", 27003333, "de más"]])


def workbook_with_formulas(path: Path) -> None:
    _book(path, [*TABLE, ["3", datetime(2025, 3, 12), "=A2", "=D2+1"]])


def workbook_of_two_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Consultas")
    book.save(path)


def _sheet_rewritten(path: Path, change: Callable[[str], str]) -> None:
    _book(path)
    kept = BytesIO(path.read_bytes())
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text = change(text.decode()).encode()
            new.writestr(part, text)


def workbook_that_lies_of_its_size(path: Path) -> None:
    """Say that the sheet ends at B2: a reader that believes it loses rows and columns."""
    _sheet_rewritten(
        path, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"', xml)
    )


def workbook_with_rows_out_of_order(path: Path) -> None:
    """Number the third row 2, as the second is: a reader that counts along loses it."""
    _sheet_rewritten(path, lambda xml: re.sub(r'r="([A-D]?)3"', r'r="\g<1>2"', xml))


def workbook_with_broken_sheet(path: Path) -> None:
    _sheet_rewritten(path, lambda xml: xml[: len(xml) // 2])


def workbook_with_entities(path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    _sheet_rewritten(path, lambda xml: bomb + xml)


def zip_bomb(path: Path) -> None:
    _book(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/image1.png", bytes(64 << 20))


def database(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE consultas (id, hecha TEXT, cuenta TEXT, dni INTEGER)")
    base.execute("INSERT INTO consultas VALUES ('007', '2025-03-10 07:00:00', 'ana', 27001111)")
    base.execute("INSERT INTO consultas VALUES (8, '2025-03-11 08:30:00', NULL, 27002222)")
    base.commit()
    base.close()


def database_of_two_tables(path: Path) -> None:
    database(path)
    base = sqlite3.connect(path)
    base.execute('CREATE TABLE "otra; DROP TABLE consultas" (id)')
    base.commit()
    base.close()


def database_damaged(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("PRAGMA page_size = 512")
    base.execute("CREATE TABLE consultas (id, hecha TEXT, cuenta TEXT, dni INTEGER)")
    row = ("1", "2025-03-10 07:00:00", "ana" * 30, 27001111)
    base.executemany("INSERT INTO consultas VALUES (?, ?, ?, ?)", [row] * 200)
    base.commit()
    base.close()
    bytes_ = bytearray(path.read_bytes())
    bytes_[4096:8192] = b"\xff" * 4096
    path.write_bytes(bytes_)


def _times(count: int) -> "pa.Array[Any]":
    first = datetime(2025, 3, 10, 7)
    times = [first + timedelta(minutes=n) for n in range(count)]
    return pa.array(times, pa.timestamp("us"))


def _ids(count: int) -> list[str]:
    return [f"q{n}" for n in range(count)]


def parquet(path: Path) -> None:
    table = {"id": _ids(3), "hecha": _times(3), "dni": [27001111, 27002222, None]}
    pq.write_table(pa.table(table), path)


def parquet_with_zone(path: Path) -> None:
    times = _times(2).cast(pa.timestamp("us", tz="UTC"))
    pq.write_table(pa.table({"id": _ids(2), "hecha": times}), path)


def parquet_with_nan(path: Path) -> None:
    """Plant 83 NaN among 1,000 whole numbers, with statistics that leave them out."""
    breadth = [float("nan") if n % 12 == 5 else float(n) for n in range(1000)]
    table = {"id": _ids(1000), "hecha": _times(1000), "camaras": breadth}
    pq.write_table(pa.table(table), path, write_statistics=True)


def parquet_with_infinity(path: Path) -> None:
    table = {"id": _ids(2), "hecha": _times(2), "camaras": [1.0, float("inf")]}
    pq.write_table(pa.table(table), path)


def parquet_with_fractions(path: Path) -> None:
    breadth = pa.array([Decimal("1.00"), Decimal("1.70")], pa.decimal128(10, 2))
    pq.write_table(pa.table({"id": _ids(2), "hecha": _times(2), "camaras": breadth}), path)


def parquet_with_double_documents(path: Path) -> None:
    table = {"id": _ids(2), "hecha": _times(2), "dni": [27001111.0, 27002222.0]}
    pq.write_table(pa.table(table), path)


def parquet_with_seconds(path: Path) -> None:
    pq.write_table(pa.table({"id": _ids(2), "hecha": [1741590000, 1741590060]}), path)


def parquet_with_days(path: Path) -> None:
    table = {
        "orden": ["1"],
        "dni": ["27001111"],
        "desde": [date(2025, 1, 1)],
        "hasta": [date(2025, 1, 31)],
    }
    pq.write_table(pa.table(table), path)


def parquet_with_midnights(path: Path) -> None:
    table = {
        "orden": ["1"],
        "dni": ["27001111"],
        "desde": [datetime(2025, 1, 1)],
        "hasta": [datetime(2025, 1, 31)],
    }
    pq.write_table(pa.table(table), path)


def parquet_with_lists(path: Path) -> None:
    pq.write_table(pa.table({"id": [["1"], ["2"]], "hecha": _times(2)}), path)


def parquet_with_double_names(path: Path) -> None:
    table = pa.table([_ids(1), _times(1), ["a"]], names=["id", "hecha", "id"])
    pq.write_table(table, path)


def parquet_cut(path: Path) -> None:
    parquet(path)
    path.write_bytes(path.read_bytes()[:-200])


def parquet_damaged(path: Path) -> None:
    parquet_with_nan(path)
    bytes_ = bytearray(path.read_bytes())
    bytes_[10:2000] = b"\xff" * 1990
    path.write_bytes(bytes_)


def _dictionary_bomb(path: Path, rows: int, length: int) -> None:
    """Point every row at one long text: a few kilobytes that stand for a terabyte."""
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), ["x" * length])
    ids = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), ["1"])
    table = pa.table({"id": ids, "hecha": pa.nulls(rows, pa.string()), "motivo": texts})
    pq.write_table(table, path, compression="zstd", row_group_size=rows)


def dictionary_bomb(path: Path) -> None:
    _dictionary_bomb(path, 1_000_000, 1_000_000)


def small_dictionary_bomb(path: Path) -> None:
    _dictionary_bomb(path, 100_000, 1_000_000)


def deeply_nested_lines(path: Path) -> None:
    path.write_text("[" * 100_000 + "\n", encoding="utf-8")


def control_characters_in_a_line(path: Path) -> None:
    row = {"id": "a\r\nb\tc\u2028d", "hecha": "2025-03-10 07:00:00"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def workbook_with_an_endless_gap(path: Path) -> None:
    """Number the third row 999,999,999: a reader that walks the gap walks for hours."""
    _sheet_rewritten(path, lambda xml: re.sub(r'r="([A-D]?)3"', r'r="\g<1>999999999"', xml))
