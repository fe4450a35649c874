"""Every query of every kind on Spark: the examples by their bytes, random edges by row."""

from pathlib import Path

import pytest

from tests.engine.both import answers, example, random_asking
from tests.engine.conftest import Lend
from veedor.engine import start
from veedor.report import to_json
from veedor.run import audit, kinds

pytestmark = [pytest.mark.spark, pytest.mark.parametrize("kind", kinds())]


def test_its_example_gives_the_same_report_byte_for_byte(
    kind: str, lend: Lend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veedor.run.path.start", lambda _engine, room, **_how: lend(room))
    report = to_json(audit(example(kind), engine="spark", threads=2).report)
    assert report == example(kind).with_name("report.json").read_bytes()


def same_answers(kind: str, seed: int, lend: Lend, room: Path) -> None:
    asking = random_asking(kind, seed, room)
    (room / "duck").mkdir()
    (room / "spark").mkdir()
    duck = answers(start("duck", room / "duck", threads=2, memory="1GB"), asking, "duck")
    spark = answers(lend(room / "spark"), asking, "spark")
    for name, rows in duck.items():
        assert spark[name] == rows, name
    assert any(duck[name] for name in asking.kind.counts.__struct_fields__)


def test_its_queries_count_random_edges_alike(kind: str, lend: Lend, tmp_path: Path) -> None:
    same_answers(kind, 0, lend, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
def test_its_queries_count_more_random_edges_alike(
    kind: str, seed: int, lend: Lend, tmp_path: Path
) -> None:
    same_answers(kind, seed, lend, tmp_path)
