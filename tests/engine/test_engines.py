"""The contract that every engine keeps, whichever database is behind it."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from veedor.core import AuditError
from veedor.engine import Engine, java, start
from veedor.engine.memory import in_mib

Named = Callable[[str], Engine]
MOMENT = datetime(2019, 3, 10, 7, 0, 0, 1)  # noqa: DTZ001 - canonical moments are naive UTC
THINGS = """
    SELECT * FROM (VALUES
        (1, 'b', 1.5, DATE '1500-03-01', TIMESTAMP '2019-03-10 07:00:00.000001', true),
        (2, 'B', NULL, NULL, NULL, NULL),
        (3, 'ñ', -0.000001, DATE '2020-02-29', TIMESTAMP '1969-12-31 23:59:59.999999', false),
        (4, NULL, 2.0, DATE '2020-02-29', TIMESTAMP '0002-01-01 00:00:00', true)
    ) AS given (number, word, amount, day, moment, flag)
"""


PLACES = "abcdefg"
NUMBERED = " + ".join(f"{4**k} * ({one}.number - 1)" for k, one in enumerate(PLACES))
FROM_ALL = " CROSS JOIN ".join(f"things AS {one}" for one in PLACES)
MANY = f"SELECT {NUMBERED} AS n FROM {FROM_ALL} WHERE a.number >= $from ORDER BY n"
BACKWARDS = f"SELECT {NUMBERED} AS n FROM {FROM_ALL} ORDER BY n DESC"


def write_table(sql: str, file: Path) -> Path:
    text = str(file).replace("'", "''")
    with duckdb.connect() as db:
        db.execute(f"COPY ({sql}) TO '{text}' (FORMAT parquet, COMPRESSION lz4)")
    return file


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Named]:
    """Each engine, started once: a Java machine takes seconds."""
    started: dict[str, Engine] = {}

    def engine_named(name: str) -> Engine:
        if name not in started:
            # A folder may be called anything, and Hadoop would read a pattern into this.
            room = tmp_path_factory.mktemp(name) / "a b[1]{x}%20"
            room.mkdir()
            amounts = (
                "number, word, CAST(amount AS DECIMAL(18, 6)) AS amount, day, moment, flag"
            )
            things = f"SELECT {amounts} FROM ({THINGS})"
            started[name] = start(name, room, threads=2, memory="1GB")
            started[name].open(
                {
                    "things": write_table(things, room / "things.parquet"),
                    "nothing": write_table(
                        f"{things} WHERE number > 4", room / "nothing.parquet"
                    ),
                }
            )
        return started[name]

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")  # a short life
        yield engine_named
        for engine in started.values():
            engine.close()


@pytest.fixture(params=["duck", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest, named: Named) -> Engine:
    return named(request.param)


def java_process() -> int:
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    return int(SparkContext._gateway.proc.pid)


def told(problem: pytest.ExceptionInfo[AuditError]) -> str:
    return problem.value.told("en")


def test_rows_are_exact_values_in_their_order(engine: Engine) -> None:
    rows = engine.rows("SELECT * FROM things WHERE number < 4 ORDER BY number DESC", {})
    assert rows == [
        {
            "number": 3,
            "word": "ñ",
            "amount": Decimal("-0.000001"),
            "day": date(2020, 2, 29),
            "moment": datetime(1969, 12, 31, 23, 59, 59, 999999),  # noqa: DTZ001
            "flag": False,
        },
        {
            "number": 2,
            "word": "B",
            "amount": None,
            "day": None,
            "moment": None,
            "flag": None,
        },
        {
            "number": 1,
            "word": "b",
            "amount": Decimal("1.5"),
            "day": date(1500, 3, 1),
            "moment": MOMENT,
            "flag": True,
        },
    ]
    kinds = {name: type(value) for name, value in rows[0].items()}
    assert list(kinds.values()) == [int, str, Decimal, date, datetime, bool]


def test_columns_are_whole_numbers_in_their_order(engine: Engine) -> None:
    sql = "SELECT number, number * 1 AS twice FROM things WHERE number > $above ORDER BY number"
    found = engine.columns(sql, {"above": 2})
    assert {name: held.tolist() for name, held in found.items()} == {
        "number": [3, 4],
        "twice": [3, 4],
    }
    assert {str(held.dtype) for held in found.values()} == {"int64"}
    nothing = engine.columns(sql, {"above": 9})
    assert {name: held.tolist() for name, held in nothing.items()} == {
        "number": [],
        "twice": [],
    }


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT word FROM things ORDER BY word",
        "SELECT amount FROM things ORDER BY amount",
        "SELECT CASE WHEN number > 1 THEN number END AS number FROM things ORDER BY number",
    ],
)
def test_columns_of_anything_else_and_missing_numbers_are_refused(
    engine: Engine, sql: str
) -> None:
    with pytest.raises(AuditError, match="not whole numbers, or lack some"):
        engine.columns(sql, {})


def test_text_is_ordered_by_its_bytes_and_missing_comes_last(engine: Engine) -> None:
    rows = engine.rows("SELECT word FROM things ORDER BY word", {})
    assert [row["word"] for row in rows] == ["B", "b", "ñ", None]


def test_windows_put_missing_last_as_well(engine: Engine) -> None:
    sql = (
        "SELECT number, row_number() OVER (ORDER BY day, number) AS place"
        " FROM things ORDER BY place"
    )
    assert [row["number"] for row in engine.rows(sql, {})] == [1, 3, 4, 2]


@pytest.mark.parametrize(
    "value",
    [
        0,
        -1,
        2**40,
        'it\'s "so" \\ $x :x {x} %s — ñ 👮',
        "",
        True,
        Decimal("12.340"),
        date(1500, 3, 1),
        date(2020, 2, 29),
        MOMENT,
        datetime(1, 1, 1),  # noqa: DTZ001
        datetime(9999, 12, 31, 23, 59, 59, 999999),  # noqa: DTZ001
        None,
    ],
    ids=str,
)
def test_a_bound_value_comes_back_as_it_was(engine: Engine, value: object) -> None:
    (row,) = engine.rows("SELECT $given AS given", {"given": value})  # type: ignore[dict-item]
    assert row == {"given": value}
    assert type(row["given"]) is type(value)


def test_moments_and_dates_are_compared_without_any_zone(engine: Engine) -> None:
    sql = (
        "SELECT number FROM things WHERE moment >= $moment"
        " AND moment = CAST($moment AS TIMESTAMP) OR day = $day ORDER BY number"
    )
    rows = engine.rows(sql, {"moment": MOMENT, "day": date(2020, 2, 29)})
    assert [row["number"] for row in rows] == [1, 3, 4]


def test_a_missing_bound_value_equals_nothing(engine: Engine) -> None:
    assert engine.rows("SELECT number FROM things WHERE word = $word", {"word": None}) == []


def test_whole_numbers_are_divided_as_whole_numbers(engine: Engine) -> None:
    sql = "SELECT CAST(999999999999999999 AS BIGINT) // 10000 AS part"
    assert engine.rows(sql, {}) == [{"part": 99999999999999}]


def test_sums_stay_exact(engine: Engine) -> None:
    rows = engine.rows("SELECT sum(amount) AS amount, sum(number) AS number FROM things", {})
    assert rows == [{"amount": Decimal("3.499999"), "number": 10}]


def test_an_empty_table_has_no_rows_and_no_groups_but_a_count(engine: Engine) -> None:
    assert engine.rows("SELECT * FROM nothing", {}) == []
    assert engine.rows("SELECT word, count(*) AS n FROM nothing GROUP BY word", {}) == []
    rows = engine.rows("SELECT count(*) AS n, max(number) AS most FROM nothing", {})
    assert rows == [{"n": 0, "most": None}]


def test_a_derived_table_is_counted_and_can_be_asked(engine: Engine) -> None:
    sql = "SELECT number, day, moment FROM things WHERE number >= $from ORDER BY number"
    assert engine.derive("later", sql, {"from": 3}) == 2
    assert engine.rows("SELECT number, day, moment FROM later ORDER BY number", {}) == (
        engine.rows(sql, {"from": 3})
    )


def test_a_derived_table_may_be_empty(engine: Engine) -> None:
    assert engine.derive("none_of_it", "SELECT * FROM things WHERE number > 4", {}) == 0
    assert engine.rows("SELECT count(*) AS n FROM none_of_it", {}) == [{"n": 0}]


def test_batches_are_the_rows_in_their_order(engine: Engine) -> None:
    batches = list(engine.batches(MANY, {"from": 1}))
    assert [len(batch) for batch in batches] == [10_000, 6_384]
    together = [row for batch in batches for row in batch]
    assert together == engine.rows(MANY, {"from": 1})
    assert [row["n"] for row in together] == list(range(4**7))


def test_an_answer_without_rows_has_no_batch(engine: Engine) -> None:
    assert list(engine.batches("SELECT number FROM things WHERE number > 4", {})) == []


def test_batches_with_floats_are_refused_before_the_first(engine: Engine) -> None:
    with pytest.raises(AuditError) as problem:
        next(engine.batches("SELECT CAST(number AS DOUBLE) AS share FROM things", {}))
    assert told(problem) == (
        "query: the query returns inexact numbers: share. Count, or cast to DECIMAL."
    )


def test_batches_that_cannot_be_answered_are_refused_as_rows_are(engine: Engine) -> None:
    with pytest.raises(AuditError, match=r"^query: the engine could not answer: "):
        next(engine.batches("SELECT nowhere FROM things", {}))


def test_between_two_batches_other_questions_may_be_asked(engine: Engine) -> None:
    up, down = engine.batches(MANY, {"from": 1}), engine.batches(BACKWARDS, {})
    first, last = next(up), next(down)
    assert (first[0]["n"], last[0]["n"]) == (0, 4**7 - 1)
    assert engine.rows("SELECT count(*) AS n FROM things", {}) == [{"n": 4}]
    assert engine.derive("between_batches", "SELECT number FROM things", {}) == 4
    assert [row["n"] for row in next(up)] == list(range(10_000, 4**7))
    assert [row["n"] for row in next(down)] == list(range(6_383, -1, -1))
    assert (list(up), list(down)) == ([], [])


def test_a_stream_that_is_left_in_the_middle_is_asked_anew(engine: Engine) -> None:
    for _ in range(3):
        assert next(engine.batches(MANY, {"from": 1}))[0] == {"n": 0}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 / 3 AS share, number FROM things",
        "SELECT CAST(number AS DOUBLE) AS share FROM things",
        "SELECT CAST(1 AS FLOAT) AS share",
    ],
)
def test_floats_are_refused(engine: Engine, sql: str) -> None:
    with pytest.raises(AuditError) as problem:
        engine.rows(sql, {})
    assert told(problem) == (
        "query: the query returns inexact numbers: share. Count, or cast to DECIMAL."
    )
    assert problem.value.told("es") == (
        "query: la consulta devuelve números inexactos: share. Cuente, o convierta a DECIMAL."
    )


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        'SELECT * FROM text."/etc/passwd"',
    ],
)
def test_a_closed_engine_reads_no_other_file(engine: Engine, sql: str) -> None:
    with pytest.raises(AuditError, match="the engine could not answer"):
        engine.rows(sql, {})


def test_a_query_that_fails_says_where_it_stands(engine: Engine) -> None:
    with pytest.raises(
        AuditError, match=r"^later: the engine could not answer: .+\. If memory"
    ):
        engine.derive("later", "SELECT nowhere FROM things", {})


@pytest.mark.spark
def test_spark_refuses_without_quoting_the_data(
    named: Named, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AuditError) as problem:
        named("spark").rows("SELECT CAST(word AS BIGINT) AS n FROM things", {})
    assert told(problem) == (
        "query: the engine could not answer: CAST_INVALID_INPUT."
        " If memory or disk ran out, give more with --memory or free some space."
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.spark
@pytest.mark.parametrize("sql", ["SET spark.sql.runSQLOnFiles = true", "DROP VIEW things", "x"])
def test_spark_answers_questions_only(named: Named, sql: str) -> None:
    with pytest.raises(AuditError, match="could not answer: not a SELECT"):
        named("spark").rows(sql, {})


@pytest.mark.spark
def test_spark_listens_to_this_machine_alone(named: Named) -> None:
    named("spark")
    links = []
    for entry in Path(f"/proc/{java_process()}/fd").iterdir():
        with suppress(FileNotFoundError):  # Java has closed it in the meantime
            links.append(str(entry.readlink()))
    mine = {link[8:-1] for link in links if link.startswith("socket:[")}
    listening = [
        line.split()[1].split(":")[0]
        for family in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{family}").read_text("ascii").splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[9] in mine
    ]
    assert listening
    # 127.0.0.1, and the same inside IPv6, as the kernel writes them
    assert set(listening) <= {"0100007F", "0000000000000000FFFF00000100007F"}


@pytest.mark.spark
def test_a_second_spark_in_one_program_is_refused(named: Named, tmp_path: Path) -> None:
    named("spark")
    with pytest.raises(AuditError) as problem:
        start("spark", tmp_path, threads=1, memory="1GB")
    assert told(problem) == (
        "--engine spark: this program already has a Spark session open."
        " Close it first: an audit shares its tables with nobody."
    )


def test_spark_that_is_not_installed_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(java, "ABSENT", "pyspark")
    with pytest.raises(AuditError) as problem:
        start("spark", tmp_path, threads=1, memory="1GB")
    assert told(problem) == (
        "--engine spark: pyspark is not installed."
        " Run pip install 'veedor[spark]' and install Java 17, or audit with --engine duck."
    )
    assert problem.value.told("es").startswith(
        "--engine spark: falta instalar pyspark. Corra pip install 'veedor[spark]'"
    )


def test_a_machine_without_java_is_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(java, "ABSENT", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AuditError, match=r"^--engine spark: java is not installed"):
        start("spark", tmp_path, threads=1, memory="1GB")


@pytest.mark.spark
def test_a_java_that_does_not_start_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pyspark.SparkContext._gateway", None)  # whatever else is open
    too_old = tmp_path / "bin" / "java"
    too_old.parent.mkdir()
    too_old.write_text("#!/bin/sh\necho 'this Java is too old' >&2\nexit 1\n", "ascii")
    too_old.chmod(0o700)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(AuditError) as problem:
        start("spark", tmp_path, threads=1, memory="1GB")
    assert told(problem) == (
        "--engine spark: Spark did not start: this Java is too old."
        " Check that Java is version 17 or 21 and that the memory asked for is free."
    )
    assert problem.value.told("es") == (
        "--engine spark: Spark no arrancó: this Java is too old."
        " Verifique que Java sea la versión 17 o 21 y que la memoria pedida esté libre."
    )


def test_less_memory_than_spark_takes_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(java, "ABSENT", "")
    monkeypatch.setattr(java, "find_java", lambda: "java")
    with pytest.raises(AuditError) as problem:
        start("spark", tmp_path, threads=1, memory="512MB")
    assert told(problem) == (
        "--engine spark: Spark does not run in less than 512 MiB of memory."
        " Give more with --memory, or audit with --engine duck."
    )


def test_an_amount_of_memory_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("'much' is not an amount like 1GB")):
        in_mib("much")
