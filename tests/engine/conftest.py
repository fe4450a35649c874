"""What takes seconds to start, once for a module: a Java machine, a PostgreSQL server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine.postgres import Sql, server
from veedor.engine.spark import SparkEngine, SparkTables

Lend = Callable[[Path], SparkTables]
# Tables of some tens of rows: to plan again midway and to compile Java for each query costs far
# more than the answer. The replay is counted as users count it, with all that on.
SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="module")
def lend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lend]:
    """Lend the session: each audit has names and tables of its own in it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")  # a short life
        machine = SparkEngine(tmp_path_factory.mktemp("java"), threads=2, memory="1GB")

    def lent(room: Path) -> SparkTables:
        session = machine.session.newSession()
        for name, value in SMALL.items():
            session.conf.set(name, value)
        return SparkTables(room, session)

    try:
        yield lent
    finally:
        machine.close()


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture
def sql(place: str) -> Iterator[Sql]:
    """Ask as the server's owner; whatever was made in the schema is gone before each test."""
    from adbc_driver_postgresql import dbapi  # noqa: PLC0415 - only these tests need it

    with dbapi.connect(f"{place}&user=chief", autocommit=True) as link, link.cursor() as cursor:
        cursor.execute('DROP SCHEMA IF EXISTS "Registro" CASCADE')
        cursor.execute('CREATE SCHEMA "Registro"')
        cursor.execute("DROP ROLE IF EXISTS reader")
        cursor.execute("CREATE ROLE reader LOGIN")
        cursor.execute('GRANT USAGE ON SCHEMA "Registro" TO reader')

        def run(text: str, *, gives: bool = False) -> list[tuple[object, ...]]:
            cursor.execute(text)
            return cursor.fetchall() if gives else []

        yield run
        cursor.execute('DROP SCHEMA "Registro" CASCADE')
