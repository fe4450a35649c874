"""Who hands out Spark's work: what may be asked for, and what is refused before a run."""

from pathlib import Path

import pytest

from veedor.core import AuditError
from veedor.engine import check_master, messages
from veedor.engine.masters import read_master
from veedor.engine.spark import _refuse_unshared
from veedor.engine.spark_settings import settings_for
from veedor.run import audit

DECIDES = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
}


def settings(said: str | None, room: Path) -> dict[str, str]:
    return settings_for(read_master(said, threads=3), room, mib=700)


@pytest.mark.parametrize("said", [None, "local-cluster[2,1,1024]", "spark://head:7077", "yarn"])
def test_what_decides_an_answer_is_the_same_on_every_master(said: str | None) -> None:
    told = settings(said, Path("/room"))
    assert DECIDES.items() <= told.items()
    assert told["spark.driver.memory"] == "700m"


@pytest.mark.parametrize("said", [None, "local-cluster[2,1,1024]"])
def test_on_this_computer_nobody_else_is_listened_to(said: str | None) -> None:
    told = settings(said, Path("/room"))
    assert told["spark.driver.bindAddress"] == "127.0.0.1"
    assert told["spark.local.dir"] == "/room/spill"


def test_workers_here_get_the_memory_that_their_master_says() -> None:
    told = settings("local-cluster[2,3,1024]", Path("/room"))
    assert told["spark.executor.memory"] == "1024m"
    assert told["spark.sql.shuffle.partitions"] == "24"


def test_a_cluster_keeps_its_own_addresses_memory_and_parts() -> None:
    told = settings("k8s://https://head:6443", Path("/room"))
    assert told["spark.master"] == "k8s://https://head:6443"
    assert not [
        name
        for name in told
        if name.startswith(("spark.driver.bind", "spark.driver.host", "spark.local"))
        or name in {"spark.executor.memory", "spark.sql.shuffle.partitions"}
    ]


@pytest.mark.parametrize(
    "said", ["", "local", "local[4]", "local-cluster[0,1,1024]", "spark://", "http://head"]
)
def test_what_is_not_a_master_is_refused_before_any_file_is_opened(said: str) -> None:
    with pytest.raises(AuditError) as problem:
        audit(Path("/nowhere/case.yaml"), engine="spark", master=said)
    assert problem.value.told("en") == (
        f"--master: “{said}” is not a master of Spark that Veedor knows. Write"
        " local-cluster[WORKERS,CORES,MiB], spark://HOST:PORT, yarn or k8s://HOST:PORT;"
        " for one process on this computer leave it out and use --threads."
    )
    assert problem.value.told("es").startswith(
        f"--master: “{said}” no es un maestro de Spark que Veedor conozca. Escriba"
    )


def test_an_engine_without_a_master_refuses_one() -> None:
    with pytest.raises(AuditError) as problem:
        check_master("yarn", engine="duck")
    assert problem.value.told("en") == (
        "--master: only Spark has a master, and the engine asked for is duck."
        " Add --engine spark, or leave --master out."
    )
    assert problem.value.told("es") == (
        "--master: solo Spark tiene un maestro, y el motor pedido es duck."
        " Agregue --engine spark, u omita --master."
    )


class Workers:
    """Workers that see some of the files of a folder; a session, as far as it is asked."""

    def __init__(self, seen: int | None) -> None:
        self.seen = seen
        self.read = self.sparkContext = self
        self.defaultParallelism = 2

    def text(self, _address: str) -> "Workers":
        return self

    def repartition(self, _parts: int) -> "Workers":
        return self

    def count(self) -> int:
        if self.seen is None:
            raise FileNotFoundError
        return self.seen


@pytest.mark.parametrize("seen", [0, 3, None])
def test_a_work_folder_that_not_every_worker_sees_is_refused(
    seen: int | None, tmp_path: Path
) -> None:
    head = read_master("spark://head:7077", threads=2)
    with pytest.raises(AuditError) as refused:
        _refuse_unshared(Workers(seen), tmp_path, head)
    assert refused.value.message is messages.NOT_SHARED
    told = f"of 4 rows written there, {seen or 0} are seen"
    assert told in refused.value.told("en")
    assert f"{seen or 0}" in refused.value.told("es")


def test_a_work_folder_that_all_see_is_taken_and_one_process_is_not_asked(
    tmp_path: Path,
) -> None:
    _refuse_unshared(Workers(4), tmp_path, read_master("yarn", threads=2))
    _refuse_unshared(Workers(0), tmp_path, read_master(None, threads=2))
