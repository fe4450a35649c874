import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib import import_module, resources
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import UUID
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.core import Column, From, Reading, Receipt, Record, Source, TableError, pinned_zone
from veedor.engine.admission import count, zones
from veedor.engine.admission.canonical import Job, admit
from veedor.engine.admission.casts import pseudonym
from veedor.engine.admission.child import connect
from veedor.engine.admission.count import count_records
from veedor.engine.admission.store import keep

KEY = "ab" * 32
Table = list[list[str]]


def text_record(width: int) -> Record:
    columns = (Column(name=f"ours{n}", kind="text", en="", es="") for n in range(width))
    return Record(name="texts", en="", es="", columns=tuple(columns))


def taken_in(file: bytes, reading: Reading, width: int) -> tuple[Receipt, Table]:
    """Admit a file of text columns in this process, and read the canonical table back."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.csv").write_bytes(file)
        job = Job(
            source_name="a",
            source=Source(
                record="texts",
                reading=reading,
                columns={f"ours{n}": From(column=f"h{n}") for n in range(width)},
            ),
            record=text_record(width),
            zone="UTC",
            key=KEY,
            kept=keep(Path(folder) / "a.csv", name="a.csv", store=Path(folder)),
            out=Path(folder) / "out.parquet",
            persons_as_text=False,
            threads=1,
            memory="200MB",
        )
        with connect(job) as db:
            receipt = admit(db, job)
            rows = db.execute(f"SELECT * FROM read_parquet('{job.out}')").fetchall()
    return receipt, [list(row) for row in rows]


CELLS = st.text(st.sampled_from("\"'\n\r,;\t| aé☂\u2028\x85\\#") | st.characters(codec="utf-8"))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))


@settings(max_examples=150, deadline=None)
@given(
    table=tables(),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_written_table_comes_back_to_the_letter_or_is_refused(
    table: Table, delimiter: str, quoting: int, end: str
) -> None:
    width = len(table[0]) if table else 2
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    out.writerows([[f"h{n}" for n in range(width)], *table])
    reading = Reading(delimiter=delimiter, missing=())
    cells = [cell for row in table for cell in row]
    alone = any("\r" in cell.replace("\r\n", "") for cell in cells)
    if alone or any("\0" in cell for cell in cells):
        with pytest.raises(
            TableError, match=r"carriage return stands alone|NUL byte|ends? in CR LF"
        ):
            taken_in(text.getvalue().encode(), reading, width)
        return
    receipt, rows = taken_in(text.getvalue().encode(), reading, width)
    assert receipt.physical == receipt.parsed == receipt.admitted == len(table)
    assert rows == table


@settings(max_examples=200, deadline=None)
@given(
    body=st.text(st.sampled_from('"\n\r, ab'), max_size=40), quote=st.sampled_from(['"', ""])
)
def test_any_text_at_all_is_admitted_with_every_record_or_refused(
    body: str, quote: str
) -> None:
    file = f"h0,h1\n{body}".encode()
    try:
        receipt, rows = taken_in(file, Reading(quote=quote, missing=()), 2)
    except TableError:
        return
    assert receipt.physical == receipt.parsed == len(rows)
    if quote and '"' not in body:
        plain = [line.split(",") for line in body.splitlines() if line]
        assert rows == plain


def read_slowly(file: bytes, quote: str) -> tuple[list[bytes], bool]:
    """Take a file apart byte by byte: its lines, less ends within quotes; is one left open?"""
    inside, lines = False, [b""]
    for byte in file:
        inside ^= bool(quote) and byte == ord(quote)
        lines[-1] += bytes([byte])
        if byte == 10 and not inside:
            lines.append(b"")
    return lines if lines[-1] else lines[:-1], inside


def faults(file: bytes, quote: str, longest: int) -> set[str]:
    lines, inside = read_slowly(file, quote)
    ends = [line for line in lines if line.endswith(b"\n")]
    ends = ends[:-1] if inside and ends and lines[-1] is ends[-1] else ends
    returned = [line for line in ends if line.endswith(b"\r\n")]
    told = {
        "text.bare-return": b"\r" in file.replace(b"\r\n", b""),
        "text.open-quote": inside,
        "text.long-record": any(len(line) > longest for line in lines),
        "text.mixed-ends": 0 < len(returned) < len(ends),
    }
    return {fault for fault, there in told.items() if there}


@settings(max_examples=1500, deadline=None)
@given(
    file=st.lists(st.sampled_from([*b'"\n\r,a', 195, 0]) | st.integers(0, 255)).map(bytes)
    | st.lists(st.sampled_from([b"a\r\n", b"\r\n", b'"x\r\ny"', b"b"])).map(b"".join)
    | st.lists(st.sampled_from([b"a,b\n", b"\n", b'"x\n"', b"b" * 9])).map(b"".join),
    quote=st.sampled_from(['"', "'", ""]),
    chunk=st.integers(1, 9),
)
def test_records_are_counted_as_a_slow_reading_counts_them(
    file: bytes, quote: str, chunk: int
) -> None:
    wrong = faults(file, quote, 12)
    with (
        TemporaryDirectory() as folder,
        patch.object(count, "CHUNK", chunk),
        patch.object(count, "LONGEST", 12),
    ):
        path = Path(folder) / "a.csv"
        path.write_bytes(file)
        if wrong:
            with pytest.raises(TableError) as refusal:
                count_records(path, quote, name="a.csv")
            assert refusal.value.message.id in wrong
            return
        counted = count_records(path, quote, name="a.csv")
    lines, _ = read_slowly(file, quote)
    empty = sum(line in {b"\n", b"\r\n"} for line in lines)
    assert (counted.records, counted.empty) == (len(lines) - empty, empty)


def test_a_record_that_is_too_long_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"h\n\n1\n\n2\n" + b"x" * 50 + b"\n")
    with (
        patch.object(count, "LONGEST", 40),
        pytest.raises(TableError, match="record 3 is longer than 40 bytes"),
    ):
        count_records(tmp_path / "a.csv", '"', name="a.csv")


FIRST, LAST = datetime(1970, 1, 2, tzinfo=UTC), datetime(2039, 12, 30, tzinfo=UTC)
ALL_ZONES = resources.files("tzdata").joinpath("zones").read_text().split()
TRICKY = [
    "America/Argentina/Buenos_Aires",
    "America/Los_Angeles",
    "America/Santiago",
    "Pacific/Apia",
    "Pacific/Kwajalein",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "America/Nuuk",
    "UTC",
]


def moments_of_change(zone: str) -> Iterator[datetime]:
    """Give the moments around every change of clocks, from the rules' own list of them."""
    folder = resources.files("tzdata").joinpath("zoneinfo")
    with folder.joinpath(*zone.split("/")).open("rb") as rules:
        listed: list[int] = (
            import_module("zoneinfo._zoneinfo").ZoneInfo.from_file(rules)._trans_utc
        )
    years = range(1970, 2040)
    fixed = [datetime(year, month, 15, 12, tzinfo=UTC) for year in years for month in (1, 7)]
    yield from (moment for moment in fixed if FIRST <= moment <= LAST)
    for second in listed:
        for beside in (-86_400, -3600, -1, 0, 1, 1800, 3600, 86_400):
            if FIRST.timestamp() <= second + beside <= LAST.timestamp():
                yield datetime.fromtimestamp(second + beside, UTC)


def compare(zone: str, moments: Sequence[datetime]) -> None:
    place, db = pinned_zone(zone), duckdb.connect()
    utc = [moment.replace(tzinfo=None) for moment in moments]
    local = [moment.astimezone(place).replace(tzinfo=None) for moment in moments]
    told = db.execute(
        f"SELECT {zones.to_local('t', zone)} FROM (SELECT unnest($t::TIMESTAMP[]) AS t)",
        {"t": utc},
    ).fetchall()
    assert [row[0] for row in told] == local
    # Wall clocks an hour to either side too: a gap has none that a moment would show.
    walls = [wall + timedelta(minutes=m) for wall in local for m in (-61, -30, 0, 30, 61)]
    before = zones.to_utc("t", zone, doubtful=lambda change: str(change.before))
    after = zones.to_utc("t", zone, doubtful=lambda change: str(change.after))
    gap, overlap = zones.doubtful_times("t", zone)
    rows = db.execute(
        f"SELECT {before}, {after}, {gap}, {overlap}"
        " FROM (SELECT unnest($t::TIMESTAMP[]) AS t)",
        {"t": walls},
    ).fetchall()
    db.close()
    for wall, row in zip(walls, rows, strict=True):
        assert row == readings(wall, place), (zone, wall)


Readings = tuple[datetime, datetime, bool, bool]


def readings(wall: datetime, place: ZoneInfo) -> Readings:
    """Give the UTC moments at which clocks could show ``wall``: offset before, offset after.

    Found by trying both offsets and looking which clocks agree. (PEP 495's ``fold`` would be
    shorter, but calls a time double in America/Nuuk in 2023, when no clock was moved.)
    """
    beside = (wall.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in (-26, 26))
    before, after = (wall - (at.astimezone(place).utcoffset() or timedelta()) for at in beside)
    real = [
        utc
        for utc in (before, after)
        if utc.replace(tzinfo=UTC).astimezone(place).replace(tzinfo=None) == wall
    ]
    if len(real) == 1 or before == after:
        return real[0], real[0], False, False
    return before, after, not real, bool(real)


@pytest.mark.parametrize("zone", TRICKY)
def test_wall_clocks_and_utc_agree_with_the_rules_at_every_change(zone: str) -> None:
    compare(zone, list(moments_of_change(zone)))


@settings(max_examples=25, deadline=None)
@given(
    zone=st.sampled_from(ALL_ZONES),
    moments=st.lists(
        st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)), min_size=1
    ),
)
def test_wall_clocks_and_utc_agree_with_the_rules_in_any_zone(
    zone: str, moments: list[datetime]
) -> None:
    compare(zone, [moment.replace(tzinfo=UTC) for moment in moments])


@pytest.mark.slow
@pytest.mark.parametrize("zone", ALL_ZONES)
def test_wall_clocks_and_utc_agree_at_every_change_of_every_zone(zone: str) -> None:
    compare(zone, list(moments_of_change(zone)))


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def hashed(db: duckdb.DuckDBPyConnection, value: str, *, domain: str, key: str) -> str:
    sql = f"SELECT CAST({pseudonym('$v', domain=domain, key=key)} AS VARCHAR)"
    row = db.execute(sql, {"v": value}).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize(
    ("key", "domain", "value", "digest"),
    [
        ("00" * 32, "person", "27001111", "ce348ce4dea4d903f27465a2210dd3b9"),
        ("00" * 32, "account", "Muñoz", "13e401abf1a174d81a73af6f8460a207"),
        ("ab" * 32, "person", "", "f5179bfdce31d646932e8060f6a06187"),
    ],
)
def test_pseudonyms_are_the_first_half_of_a_digest_that_anyone_can_make(
    db: duckdb.DuckDBPyConnection, key: str, domain: str, value: str, digest: str
) -> None:
    assert hashed(db, value, domain=domain, key=key).replace("-", "") == digest


@settings(max_examples=200, deadline=None)
@given(
    value=st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    domain=st.sampled_from(["person", "account"]),
    key=st.binary(min_size=32, max_size=32).map(bytes.hex),
)
def test_pseudonyms_in_sql_are_those_of_a_plain_program(
    db: duckdb.DuckDBPyConnection, value: str, domain: str, key: str
) -> None:
    plain = sha256(f"{key}{domain}:{value}".encode()).hexdigest()[:32]
    assert UUID(hashed(db, value, domain=domain, key=key)) == UUID(plain)
