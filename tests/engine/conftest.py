"""One Java machine for all the tests of a module: it takes seconds to start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
