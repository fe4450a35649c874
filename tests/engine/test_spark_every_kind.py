"""Every query of every kind on Spark: the examples by their bytes, random edges by row."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.engine.both import answers, example, random_asking
from tests.engine.conftest import Lend
from tests.engine.edges import Dice, draw, store
from veedor.engine import Engine, start
from veedor.records import RECORDS
from veedor.report import to_json
from veedor.run import audit, kinds
from veedor.run.kinds import packaged

pytestmark = pytest.mark.spark
of_each_kind = pytest.mark.parametrize("kind", kinds())


@of_each_kind
def test_its_example_gives_the_same_report_byte_for_byte(
    kind: str, lend: Lend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veedor.run.path.start", lambda _engine, room, **_how: lend(room))
    report = to_json(audit(example(kind), engine="spark", threads=2).report)
    assert report == example(kind).with_name("report.json").read_bytes()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One draw of tables by ``make edges``; as many as ``--edge-seeds`` says."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(metafunc.config.getoption("--edge-seeds")))


@pytest.mark.edges
@of_each_kind
def test_its_queries_count_random_edges_alike(
    kind: str, seed: int, lend: Lend, tmp_path: Path
) -> None:
    asking = random_asking(kind, seed, tmp_path)
    (tmp_path / "duck").mkdir()
    (tmp_path / "spark").mkdir()
    engine = start("duck", tmp_path / "duck", threads=2, memory="1GB")
    duck = answers(engine, asking, "duck")
    spark = answers(lend(tmp_path / "spark"), asking, "spark")
    for name, rows in duck.items():
        assert spark[name] == rows, name
    assert any(duck[name] for name in asking.kind.counts.__struct_fields__)


@pytest.mark.parametrize(
    ("made", "other"),
    [
        (record.name, record.made_from)
        for record in RECORDS.values()
        if record.made_from is not None
    ],
)
def test_a_record_that_is_made_from_another_is_made_alike(
    made: str, other: str, lend: Lend, tmp_path: Path
) -> None:
    files = store(RECORDS[other], draw(RECORDS[other], Dice(made), 40), tmp_path / other)
    sql = packaged("veedor.records", f"{made}_from_{other}.sql")

    def rows(engine: Engine, name: str) -> list[list[str]]:
        with closing(engine):
            engine.open({other: files[name]})
            return sorted([str(cell) for cell in row.values()] for row in engine.rows(sql, {}))

    duck = rows(start("duck", tmp_path, threads=2, memory="1GB"), "duck")
    assert duck
    assert rows(lend(tmp_path), "spark") == duck
